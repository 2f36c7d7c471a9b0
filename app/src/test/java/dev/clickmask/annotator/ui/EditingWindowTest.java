package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.document.Segmentation.Outlines;
import dev.clickmask.annotator.document.Vertex;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.mask.ContourTracer;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskParts;
import dev.clickmask.sam.mask.Simplification;
import java.awt.event.KeyEvent;
import org.assertj.core.data.Percentage;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Masks of the real model, corrected by hand in the real window. */
class EditingWindowTest extends InWindow {
    /** Of the reference pipeline, in golden/sam1/cases.json: astronaut-patch. */
    private static final long PATCH_AREA = 4_223;

    @BeforeEach
    void openASample() {
        rig.openSample();
    }

    @Test
    void theBrush_acceptsTheModelsMask_andAddsToIt_andUndoTakesTheStrokeBack() {
        rig.click(172.5, 385.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        rig.press(KeyEvent.VK_B);
        stroke(172.5, 385.5, 60.5, 480.5);

        rig.await("accepted and painted", () -> rig.instances() == 1 && mask().contains(60, 480));
        assertThat(rig.area(0)).isGreaterThan(PATCH_AREA + 2000);
        rig.pressControl(KeyEvent.VK_Z);
        rig.await("without the stroke", () -> !mask().contains(60, 480));
        assertThat(rig.area(0)).isCloseTo(PATCH_AREA, Percentage.withPercentage(2));
    }

    @Test
    void theEraser_takesAway_andUndoBringsItBack() {
        long patch = acceptPatch();

        rig.press(KeyEvent.VK_E);
        stroke(172.5, 385.5, 180.5, 385.5);

        rig.await("erased", () -> rig.area(0) < patch);
        assertThat(mask().contains(176, 385)).isFalse();
        rig.pressControl(KeyEvent.VK_Z);
        rig.await("all of it", () -> rig.area(0) == patch);
    }

    @Test
    void aVertexOfAMask_isDragged_andUndoGivesThePixelsBack() {
        acceptPatch();
        selectFirst();
        rig.press(KeyEvent.VK_P);
        Polygon shown = Simplification.of(ContourTracer.trace(mask()).get(0).outline(), 1);
        ImagePoint from = shown.vertices().get(0);

        stroke(from.x(), from.y(), 20.5, 300.5);

        rig.await("outlines", () -> segmentation() instanceof Outlines);
        ImagePoint to = new Vertex(0, 0, 0).in((Outlines) segmentation());
        assertThat(to.x()).isBetween(19.0, 22.0);
        assertThat(to.y()).isBetween(299.0, 302.0);
        rig.pressControl(KeyEvent.VK_Z);
        rig.await("pixels", () -> segmentation() instanceof Segmentation.Pixels);
    }

    @Test
    void anInstanceOfTwoParts_isSplitByKey_andUndone() {
        acceptPatch();
        selectFirst();
        rig.press(KeyEvent.VK_B);
        stroke(450.5, 450.5, 480.5, 480.5);
        rig.await("the stroke", () -> MaskParts.of(mask()).size() > 1);
        int parts = MaskParts.of(mask()).size();

        rig.pressControl(KeyEvent.VK_M);
        rig.await("an instance for each part", () -> rig.instances() == parts);
        rig.awaitStatus("Split into " + parts + " instances");
        rig.pressControl(KeyEvent.VK_Z);
        rig.await("one again", () -> rig.instances() == 1);
    }

    @Test
    void aPolygonIsDrawn_andEnterClosesIt() {
        rig.press(KeyEvent.VK_P);
        rig.click(100, 100, MouseButton.LEFT_BUTTON);
        rig.awaitStatus("Click the next corner; Enter closes");
        rig.click(200, 100, MouseButton.LEFT_BUTTON);
        rig.click(200, 200, MouseButton.LEFT_BUTTON);
        rig.press(KeyEvent.VK_ENTER);

        rig.await("a triangle", () -> rig.instances() == 1);
        assertThat(rig.area(0)).isBetween(4900L, 5100L);
    }

    private long acceptPatch() {
        rig.click(172.5, 385.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        rig.press(KeyEvent.VK_ENTER);
        rig.await("accepted", () -> rig.instances() == 1);
        return rig.area(0);
    }

    private Mask mask() {
        return segmentation().mask();
    }

    private Segmentation segmentation() {
        return GuiActionRunner.execute(() ->
                ((Instance) rig.window.list("instances").target().getModel().getElementAt(0)).segmentation());
    }

    private void selectFirst() {
        rig.window.list("instances").clickItem(0);
    }

    private void stroke(double x0, double y0, double x1, double y1) {
        rig.dragHeld(rig.canvas(), rig.at(x0, y0), rig.at(x1, y1));
        rig.release();
    }
}
