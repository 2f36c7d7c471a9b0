package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Point;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.util.concurrent.atomic.AtomicLong;
import javax.swing.JLabel;
import javax.swing.JSlider;
import org.assertj.core.data.Percentage;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prompts and the bar above the canvas, with the real model. */
class PromptingWindowTest extends InWindow {
    private static final Percentage TWO_PERCENT = Percentage.withPercentage(2);
    /** Of the reference pipeline, in golden/sam1/cases.json: astronaut-face. */
    private static final long PERSON_AREA = 106_524;

    @BeforeEach
    void openASample() {
        rig.openSample();
    }

    @Test
    void aClickOnAPoint_removesIt_andADragMovesIt() {
        rig.click(172.5, 385.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        rig.click(150, 300, MouseButton.RIGHT_BUTTON);
        rig.awaitMask();
        rig.click(150, 300, MouseButton.LEFT_BUTTON);
        rig.awaitMask();

        // The point that is left goes from the patch to the face.
        rig.dragHeld(rig.canvas(), rig.at(172.5, 385.5), rig.at(223.5, 114.5));
        rig.awaitMask();
        rig.release();
        rig.press(KeyEvent.VK_ENTER);

        rig.await("one instance", () -> rig.instances() == 1);
        assertThat(rig.area(0)).isCloseTo(PERSON_AREA, TWO_PERCENT);
    }

    @Test
    void aBox_hasAMaskWhileItIsDrawn_andIsOneStep() {
        BufferedImage before = rig.picture();
        rig.dragHeld(rig.canvas(), rig.at(60, 10), rig.at(400, 500));
        rig.awaitMask();
        rig.await("its mask", () -> rig.changedSince(before) > PERSON_AREA / 2);
        rig.release();
        rig.awaitMask();

        rig.pressControl(KeyEvent.VK_Z);

        rig.awaitStatus("Ready");
    }

    @Test
    void theThreshold_actsWhileItIsDragged_andTheKeysGoOnWorking() {
        BufferedImage before = rig.picture();
        rig.click(223.5, 114.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        AtomicLong atZero = new AtomicLong();
        rig.await("the mask", () -> {
            atZero.set(rig.changedSince(before));
            return atZero.get() > PERSON_AREA / 2;
        });

        JSlider slider = rig.robot.finder().findByName("threshold", JSlider.class);
        Point middle = GuiActionRunner.execute(() -> new Point(slider.getWidth() / 2, slider.getHeight() / 2));
        rig.dragHeld(slider, middle, new Point(middle.x + 30, middle.y));
        rig.await("a smaller mask, before the slider is let go", () -> rig.changedSince(before) < atZero.get());
        rig.release();
        rig.press(KeyEvent.VK_ENTER);

        rig.await("one instance", () -> rig.instances() == 1);
        assertThat(rig.area(0)).isLessThan(PERSON_AREA * 98 / 100);
        JLabel value = rig.robot.finder().findByName("threshold.value", JLabel.class);
        rig.await("back to 0 for the next one", () -> "0.0".equals(value.getText()));
    }

    @Test
    void thePreview_showsTheMaskUnderThePointer_untilThePointerLeaves() {
        rig.window.toggleButton("hover").click();
        BufferedImage before = rig.picture();
        rig.robot.moveMouse(rig.canvas(), rig.at(223.5, 114.5));
        rig.await("the preview", () -> rig.changedSince(before) > PERSON_AREA / 2);
        rig.awaitStatus("Ready");

        rig.robot.moveMouse(rig.window.toggleButton("hover").target());

        rig.await("nothing", () -> rig.changedSince(before) == 0);
    }

    @Test
    void masks_canBeHidden_whileTheyAreWorkedOn() {
        BufferedImage before = rig.picture();
        rig.click(223.5, 114.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        rig.press(KeyEvent.VK_ENTER);
        rig.await("one instance", () -> rig.instances() == 1);
        rig.await("its mask", () -> rig.changedSince(before) > PERSON_AREA / 2);

        rig.window.button("masks").click();
        rig.window.checkBox("masks.visible").click();

        rig.await("no mask", () -> rig.changedSince(before) == 0);
    }
}
