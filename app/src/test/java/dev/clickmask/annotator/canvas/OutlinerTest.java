package dev.clickmask.annotator.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.Segmentation.Outlines;
import dev.clickmask.annotator.document.Vertex;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.mask.Capsule;
import dev.clickmask.sam.mask.Mask;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutlinerTest {
    private static final Mask DISC = Capsule.fill(new ImagePoint(40, 30), new ImagePoint(60, 30), 24, FakeEditing.SIZE);

    private final FakeEditing editing = new FakeEditing();
    private final EditPreview preview = new EditPreview();
    private final Outliner outliner = new Outliner(editing, preview);
    private long id;

    @BeforeEach
    void selectADisc() {
        id = editing.add(DISC);
        editing.document().select(id);
    }

    @Test
    void slidingBack_restoresEveryDetail_andAllOfItIsOneStep() {
        outliner.apply(5);
        int few = outliner.vertices();
        assertThat(outliner.fit()).isLessThan(1);
        outliner.apply(1);
        assertThat(outliner.vertices()).isGreaterThan(few);
        outliner.apply(0);

        assertThat(editing.segmentation(id)).isInstanceOf(Outlines.class);
        assertThat(editing.mask(id)).isEqualTo(DISC);
        assertThat(outliner.fit()).isEqualTo(1);
        outliner.apply(8);
        editing.document().undo();
        assertThat(editing.segmentation(id)).isNotInstanceOf(Outlines.class);
    }

    @Test
    void aPreview_isNoEdit() {
        outliner.preview(5);
        assertThat(preview.shown().orElseThrow().segmentation().mask().iou(DISC))
                .isBetween(0.8, 0.999);
        assertThat(editing.mask(id)).isEqualTo(DISC);
        assertThat(editing.steps).isZero();
    }

    @Test
    void afterAnotherEdit_simplificationBeginsWithWhatThatMade() {
        outliner.apply(5);
        Outlines edited = new Vertex(0, 0, 0).movedIn((Outlines) editing.segmentation(id), new ImagePoint(1, 1));
        editing.edit(image -> image.replacing(image.instances().get(0).withSegmentation(edited)));

        assertThat(outliner.tolerance()).isZero();
        assertThat(outliner.outlines()).contains(edited);
        outliner.apply(12);
        assertThat(editing.mask(id).iou(edited.mask())).isBetween(0.8, 0.999);
        editing.document().undo();
        assertThat(editing.segmentation(id)).isEqualTo(edited);
    }

    @Test
    void whatWasDrawn_staysAsItWas_untilItIsSimplified() {
        Polygon drawn = new Polygon(List.of(
                new ImagePoint(10, 10), new ImagePoint(20, 10.5), new ImagePoint(30, 10), new ImagePoint(30, 40)));
        editing.document().select(editing.add(Outlines.solid(FakeEditing.SIZE, List.of(drawn))));

        assertThat(outliner.tolerance()).isZero();
        assertThat(outliner.vertices()).isEqualTo(4);
        outliner.apply(1);
        assertThat(outliner.vertices()).isEqualTo(3);
    }

    @Test
    void theToleranceForPixels_isRememberedForTheNextInstance() {
        outliner.apply(4);
        editing.document().select(editing.add(DISC));
        assertThat(outliner.tolerance()).isEqualTo(4);
    }
}
