package dev.clickmask.annotator.ui;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panel of a button, opened without a mouse. */
class PopupKeysTest {
    private static final Path SAMPLES = Path.of(System.getProperty("clickmask.root"), "samples");

    private WindowRig rig;

    @TempDir
    Path settings;

    @BeforeEach
    void openWindow() throws Exception {
        rig = WindowRig.withoutModel(settings);
    }

    @AfterEach
    void closeWindow() throws Exception {
        rig.close();
    }

    @Test
    void aPanelThatIsOpenedByAKey_hasTheKeys_untilEnterOrEscape() {
        rig.drop(SAMPLES.resolve("coffee.png"));
        rig.await("the picture", () -> rig.canvas().isShowing());
        for (int end : new int[] {KeyEvent.VK_ENTER, KeyEvent.VK_ESCAPE}) {
            PopupButton button = rig.robot.finder().findByName("cleanUp", PopupButton.class);
            GuiActionRunner.execute(() -> button.requestFocusInWindow());
            rig.await("the button has the focus", button::isFocusOwner);
            rig.press(KeyEvent.VK_SPACE);
            rig.await("the first slider has the focus", () -> "fillHoles".equals(focused()));
            rig.press(end);
            rig.await("the canvas has the focus", () -> "canvas".equals(focused()));
        }
    }

    private static String focused() {
        return Optional.ofNullable(
                        KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner())
                .map(Component::getName)
                .orElse("");
    }
}
