package dev.clickmask.annotator.canvas;

import static dev.clickmask.annotator.canvas.FakeEditing.box;
import static dev.clickmask.annotator.canvas.FakeEditing.left;
import static dev.clickmask.annotator.canvas.FakeEditing.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Segmentation.Outlines;
import dev.clickmask.annotator.document.Segmentation.Pixels;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.mask.Mask;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolygonToolTest {
    private static final Polygon SQUARE = ring(20, 20, 50, 20, 50, 50, 20, 50);

    private final FakeEditing editing = new FakeEditing();
    private final EditPreview preview = new EditPreview();
    private final Outliner outliner = new Outliner(editing, preview);
    private final PolygonLayer layer = new PolygonLayer(outliner, preview);
    private final PolygonTool tool = new PolygonTool(editing, outliner, preview, layer, () -> {});

    @Test
    void clicks_makeAPolygon_thatAClickOnTheFirstVertexCloses() {
        click(left(10, 10), left(40, 10), left(40, 30), left(12, 11));

        assertThat(drawn(1)).isEqualTo(ring(10, 10, 40, 10, 40, 30));
        assertThat(editing.steps).isOne();
        assertThat(editing.document().selection()).isPresent();
        assertThat(tool.isBusy()).isFalse();
    }

    @Test
    void enter_andADoubleClick_closeAPolygon() {
        click(left(10, 10), left(40, 10), left(40, 30));
        tool.finish();
        assertThat(drawn(1)).isEqualTo(ring(10, 10, 40, 10, 40, 30));

        editing.document().clearSelection();
        click(left(60, 10), left(90, 10), left(90, 30), new Pointer(new ImagePoint(90, 30), 1, false, false, 2));
        assertThat(drawn(2)).isEqualTo(ring(60, 10, 90, 10, 90, 30));
    }

    @Test
    void backspace_takesTheLastVertexBack_andEscapeAll() {
        click(left(10, 10), left(40, 10), left(99, 59));
        tool.takeBack();
        click(left(40, 30));
        tool.finish();
        assertThat(drawn(1)).isEqualTo(ring(10, 10, 40, 10, 40, 30));

        editing.document().clearSelection();
        click(left(60, 10), left(90, 10), left(90, 30));
        tool.drop();
        tool.finish();
        assertThat(editing.document().instances()).hasSize(1);
    }

    @Test
    void aPolygonThatIsNotClosed_doesNotGoAlongToAnotherImage() {
        click(left(10, 10), left(40, 10), left(40, 30));

        editing.document().open(AnnotatedImage.of("another.png", FakeEditing.SIZE));
        tool.finish();

        assertThat(tool.isBusy()).isFalse();
        assertThat(editing.document().instances()).isEmpty();
    }

    @Test
    void twoVertices_areNoPolygon() {
        click(left(10, 10), left(40, 10));
        tool.finish();
        assertThat(editing.document().instances()).isEmpty();
        assertThat(tool.isBusy()).isTrue();
    }

    @Test
    void aDrag_movesAVertex_asOneStep_andNotOutOfTheImage() {
        selectedSquare();

        drag(left(51, 51), left(60, 40), left(500, 58));

        assertThat(drawn(1)).isEqualTo(ring(20, 20, 50, 20, 100, 58, 20, 50));
        assertThat(editing.steps).isOne();
        editing.document().undo();
        assertThat(drawn(1)).isEqualTo(SQUARE);
    }

    @Test
    void aPressOnAnEdge_addsAVertex_whichTheDragMoves() {
        selectedSquare();
        drag(left(35, 21), left(35, 5));
        assertThat(drawn(1)).isEqualTo(ring(20, 20, 35, 5, 50, 20, 50, 50, 20, 50));
    }

    @Test
    void theRightButton_andAlt_removeAVertex_andTheLastThreeTheInstance() {
        selectedSquare();
        click(right(50, 50));
        assertThat(drawn(1)).isEqualTo(ring(20, 20, 50, 20, 20, 50));

        click(new Pointer(new ImagePoint(50, 20), 1, false, true, 1));
        assertThat(editing.document().instances()).isEmpty();
        editing.document().undo();
        assertThat(drawn(1)).isEqualTo(ring(20, 20, 50, 20, 20, 50));
    }

    @Test
    void aClickOnAVertex_changesNothing() {
        selectedSquare();
        click(left(50, 50));
        assertThat(editing.steps).isZero();
    }

    @Test
    void pixels_becomeOutlinesWithTheirHoles_atTheFirstEdit() {
        Mask ring = box(10, 10, 60, 40).minus(box(30, 20, 20, 20));
        long id = editing.add(ring);
        editing.document().select(id);
        assertThat(editing.segmentation(id)).isInstanceOf(Pixels.class);

        drag(left(30, 20), left(25, 15));

        Outlines edited = (Outlines) editing.segmentation(id);
        assertThat(edited.parts()).hasSize(1);
        assertThat(edited.parts().get(0).outline().vertices())
                .containsExactlyInAnyOrderElementsOf(
                        ring(10, 10, 70, 10, 70, 50, 10, 50).vertices());
        assertThat(edited.parts().get(0).holes().get(0).vertices())
                .containsExactlyInAnyOrderElementsOf(
                        ring(25, 15, 50, 20, 50, 40, 30, 40).vertices());
        assertThat(edited.mask().contains(40, 30)).isFalse();
    }

    @Test
    void anotherTool_dropsWhatIsBegun() {
        click(left(10, 10), left(40, 10), left(40, 30));
        tool.deactivate();
        tool.activate();
        tool.finish();
        assertThat(editing.document().instances()).isEmpty();
    }

    private void selectedSquare() {
        editing.document().select(editing.add(Outlines.solid(FakeEditing.SIZE, List.of(SQUARE))));
    }

    private Polygon drawn(long id) {
        return ((Outlines) editing.segmentation(id)).parts().get(0).outline();
    }

    private void click(Pointer... places) {
        for (Pointer at : places) {
            drag(at, at);
        }
    }

    private void drag(Pointer from, Pointer... way) {
        tool.moved(from);
        tool.pressed(from);
        Pointer last = from;
        for (Pointer at : way) {
            if (!at.equals(from)) {
                tool.dragged(at);
            }
            last = at;
        }
        tool.released(last);
    }

    private static Polygon ring(double... coordinates) {
        List<ImagePoint> vertices = new ArrayList<>();
        for (int i = 0; i < coordinates.length; i += 2) {
            vertices.add(new ImagePoint(coordinates[i], coordinates[i + 1]));
        }
        return new Polygon(vertices);
    }
}
