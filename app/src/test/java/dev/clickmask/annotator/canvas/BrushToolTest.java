package dev.clickmask.annotator.canvas;

import static dev.clickmask.annotator.canvas.FakeEditing.box;
import static dev.clickmask.annotator.canvas.FakeEditing.left;
import static dev.clickmask.annotator.canvas.FakeEditing.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.mask.Capsule;
import dev.clickmask.sam.mask.Mask;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrushToolTest {
    private static final Mask BOX = box(20, 20, 30, 20);

    private final FakeEditing editing = new FakeEditing();
    private final BrushSize size = new BrushSize();
    private final EditPreview preview = new EditPreview();
    private final BrushLayer layer = new BrushLayer(size);
    private final BrushTool brush = new BrushTool(editing, size, false, preview, layer, () -> {});
    private final BrushTool eraser = new BrushTool(editing, size, true, preview, layer, () -> {});

    @BeforeEach
    void tenPixels() {
        size.setDiameter(10);
    }

    @Test
    void aStroke_addsAllThatItPasses_asOneStep() {
        long id = selected(BOX);

        stroke(brush, left(40, 30), left(80, 30), left(80, 50));

        Mask painted = capsule(40, 30, 80, 30).union(capsule(80, 30, 80, 50));
        assertThat(editing.mask(id)).isEqualTo(BOX.union(painted));
        assertThat(editing.steps).isOne();
        editing.document().undo();
        assertThat(editing.mask(id)).isEqualTo(BOX);
    }

    @Test
    void theRightButton_andTheEraser_takeAway_andTheEraserAddsWithIt() {
        long id = selected(BOX);
        stroke(brush, right(20, 30), right(40, 30));
        assertThat(editing.mask(id)).isEqualTo(BOX.minus(capsule(20, 30, 40, 30)));

        editing.document().undo();
        stroke(eraser, left(20, 30), left(40, 30));
        assertThat(editing.mask(id)).isEqualTo(BOX.minus(capsule(20, 30, 40, 30)));

        stroke(eraser, right(20, 30), right(40, 30));
        assertThat(editing.mask(id)).isEqualTo(BOX.union(capsule(20, 30, 40, 30)));
    }

    @Test
    void withoutASelection_aNewInstanceOfTheCurrentCategoryBegins_andTheNextStrokeGoesOnWithIt() {
        editing.document().chooseCategory("dog");

        stroke(brush, left(10, 10), left(30, 10));
        stroke(brush, left(30, 10), left(30, 40));

        assertThat(editing.document().instances()).hasSize(1);
        Instance painted = editing.document().instances().get(0);
        assertThat(painted.categoryId())
                .isEqualTo(editing.document().currentCategory().id());
        assertThat(painted.segmentation().mask())
                .isEqualTo(capsule(10, 10, 30, 10).union(capsule(30, 10, 30, 40)));
    }

    @Test
    void erasingAll_removesTheInstance_andUndoBringsItBack() {
        long id = selected(box(20, 20, 4, 4));
        size.setDiameter(40);

        stroke(eraser, left(22, 22));

        assertThat(editing.document().instances()).isEmpty();
        editing.document().undo();
        assertThat(editing.mask(id).area()).isEqualTo(16);
    }

    @Test
    void theEraser_withoutASelection_takesFromTheTopmostInstanceUnderIt() {
        long below = editing.add(BOX);
        long above = editing.add(box(25, 25, 40, 20));

        stroke(eraser, left(30, 30));

        assertThat(editing.mask(below)).isEqualTo(BOX);
        assertThat(editing.mask(above)).isEqualTo(box(25, 25, 40, 20).minus(capsule(30, 30, 30, 30)));
        assertThat(editing.document().selection()).map(Instance::id).contains(above);
    }

    @Test
    void anUnfinishedInstance_isAcceptedAndThenPainted() {
        long other = selected(box(0, 0, 5, 5));
        editing.unfinished = BOX;

        stroke(brush, left(60, 30));

        assertThat(editing.mask(other)).isEqualTo(box(0, 0, 5, 5));
        assertThat(editing.mask(other + 1)).isEqualTo(BOX.union(capsule(60, 30, 60, 30)));
    }

    @Test
    void whileAMaskIsComputed_aStrokeDoesNothing() {
        editing.computing = true;
        stroke(brush, left(30, 30), left(60, 30));
        assertThat(editing.document().instances()).isEmpty();
    }

    @Test
    void aStrokeIsSeenBeforeItEnds_andEscapeDropsIt() {
        long id = selected(BOX);
        brush.pressed(left(60, 30));
        brush.dragged(left(80, 30));

        assertThat(preview.shown().map(Instance::segmentation).map(Segmentation::mask))
                .contains(BOX.union(capsule(60, 30, 80, 30)));
        assertThat(brush.isBusy()).isTrue();
        brush.drop();
        brush.released(left(80, 30));

        assertThat(preview.shown()).isEmpty();
        assertThat(editing.mask(id)).isEqualTo(BOX);
        assertThat(editing.steps).isZero();
    }

    @Test
    void aStrokeThatChangesNothing_isNoStep() {
        selected(BOX);
        stroke(brush, left(30, 30));
        stroke(eraser, left(80, 50));
        assertThat(editing.steps).isZero();
    }

    @Test
    void aStrokeThatOutlivesItsImage_isDropped() {
        selected(BOX);
        brush.pressed(left(60, 30));
        editing.document().open(AnnotatedImage.of("b.png", FakeEditing.SIZE));
        brush.released(left(80, 30));
        assertThat(editing.document().instances()).isEmpty();
    }

    @Test
    void theSize_growsAndShrinksByStepsWithinItsLimits() {
        size.setDiameter(1);
        eraser.turned(2);
        assertThat(size.diameter()).isEqualTo(3);
        eraser.turned(-9);
        assertThat(size.diameter()).isEqualTo(BrushSize.MIN);
        eraser.turned(99);
        assertThat(size.diameter()).isEqualTo(BrushSize.MAX);
    }

    private long selected(Mask mask) {
        long id = editing.add(mask);
        editing.document().select(id);
        return id;
    }

    private static void stroke(Tool tool, Pointer... way) {
        tool.pressed(way[0]);
        for (Pointer at : List.of(way).subList(1, way.length)) {
            tool.dragged(at);
        }
        tool.released(way[way.length - 1]);
    }

    private static Mask capsule(double x0, double y0, double x1, double y1) {
        return Capsule.fill(new ImagePoint(x0, y0), new ImagePoint(x1, y1), 5, FakeEditing.SIZE);
    }
}
