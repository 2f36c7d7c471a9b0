package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.geometry.PixelBox;
import java.awt.event.KeyEvent;
import java.util.Optional;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A part of a large image in full detail, with the real model. */
class EncodeVisibleWindowTest extends InWindow {
    @BeforeEach
    void openLargeImage() throws Exception {
        rig.drop(LargePicture.write(folder));
        rig.awaitStatus("Ready");
    }

    @Test
    void theVisiblePart_isEncoded_promptsAreAskedAnew_andAPromptOutsideGoesBackToTheWhole() {
        rig.press(KeyEvent.VK_W);
        rig.awaitBanner("Zoom in first");

        GuiActionRunner.execute(() -> rig.canvas().zoomToActualSize());
        PixelBox visible = GuiActionRunner.execute(
                () -> rig.canvas().viewport().orElseThrow().visible());
        double x = visible.x() + visible.width() / 2.0;
        double y = visible.y() + visible.height() / 2.0;
        rig.click(x, y, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        rig.press(KeyEvent.VK_W);

        rig.await("the part", () -> seen().equals(Optional.of(visible)));
        rig.awaitNoBanner();
        rig.awaitMask();
        rig.press(KeyEvent.VK_ESCAPE);
        rig.awaitStatus("[\\d,]+ × [\\d,]+ of the image are encoded");

        GuiActionRunner.execute(() -> rig.canvas().zoomOut());
        rig.click(visible.x() - 20, y, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        assertThat(GuiActionRunner.execute(this::seen)).isEmpty();

        rig.press(KeyEvent.VK_ESCAPE);
        rig.press(KeyEvent.VK_W);
        rig.awaitStatus(".* of the image are encoded");
        rig.pressControl(KeyEvent.VK_0);
        rig.awaitStatus("Ready");
        assertThat(GuiActionRunner.execute(this::seen)).isEmpty();
    }

    private Optional<PixelBox> seen() {
        return ((MainFrame) rig.window.target()).bench().inference().part();
    }
}
