package dev.clickmask.annotator.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepGroupTest {
    private static final Size SIZE = new Size(8, 8);
    private static final AnnotatedImage A = AnnotatedImage.of("a.png", SIZE);
    private static final AnnotatedImage B = AnnotatedImage.of("b.png", SIZE);
    private static final AnnotatedImage C = AnnotatedImage.of("c.png", SIZE);

    private final Document document = new Document("thing");
    private final List<OtherImages.Change> heard = new ArrayList<>();
    private final StepGroup group = new StepGroup("a.png");

    @BeforeEach
    void openTheFirst() {
        document.open(A);
        document.others().addListener(heard::add);
    }

    @Test
    void stepsOnSeveralImages_areTakenBackAsOne_whereTheyBegan() {
        document.edit(A, image -> image.with(thing(1)), group);
        document.edit(B, image -> image.with(thing(1)), group);
        document.edit(C, image -> image.with(thing(1)), group);
        assertThat(heard).extracting(OtherImages.Change::after).containsExactly(B.with(thing(1)), C.with(thing(1)));
        heard.clear();

        assertThat(document.undoFile()).contains("a.png");
        document.undo();

        assertThat(document.image()).contains(A);
        assertThat(heard).extracting(OtherImages.Change::after).containsExactly(C, B);
        assertThat(heard).allMatch(OtherImages.Change::takenBack);
        assertThat(document.undoFile()).isEmpty();
    }

    @Test
    void whatWasTakenBack_isMadeAgainAsOne() {
        document.edit(A, image -> image.with(thing(1)), group);
        document.edit(B, image -> image.with(thing(1)), group);
        document.undo();
        heard.clear();

        assertThat(document.redoFile()).contains("a.png");
        document.redo();

        assertThat(document.image()).contains(A.with(thing(1)));
        assertThat(heard).containsExactly(new OtherImages.Change(B, B.with(thing(1)), false));
        assertThat(document.redoFile()).isEmpty();
    }

    @Test
    void aStepOfThePersonBetween_isTakenBackInItsOrder() {
        document.edit(B, image -> image.with(thing(1)), group);
        document.edit(image -> image.with(thing(9)));
        document.edit(C, image -> image.with(thing(1)), group);
        heard.clear();

        document.undo();
        assertThat(heard).extracting(OtherImages.Change::after).containsExactly(C);
        document.undo();
        assertThat(document.image()).contains(A);
        document.undo();
        assertThat(heard).extracting(OtherImages.Change::after).containsExactly(C, B);
    }

    @Test
    void anImageThatWasReadBeforeItChanged_isOpenedAsItIsNow() {
        document.edit(B, image -> image.with(thing(1)), group);

        assertThat(document.newest(B)).isEqualTo(B.with(thing(1)));
        document.edit(B, image -> image.with(thing(2)), group);
        assertThat(document.newest(B).instances()).hasSize(2);
    }

    @Test
    void theOpenImage_isChangedWhereItIs() {
        document.edit(image -> image.with(thing(5)));

        document.edit(A, image -> image.with(thing(6)), group);

        assertThat(document.instances()).hasSize(2);
        assertThat(heard).isEmpty();
    }

    @Test
    void aRemovedCategory_isGoneOnImagesThatChangedElsewhereToo() {
        document.chooseCategory("other");
        document.edit(B, image -> image.with(thing(1)), group);

        document.removeCategory(1, OptionalInt.empty());

        assertThat(document.newest(B).instances()).isEmpty();
    }

    @Test
    void withTheImageWhereTheyBegan_stepsAreForgotten() {
        document.edit(B, image -> image.with(thing(1)), group);

        document.forgetSteps("a.png");

        assertThat(document.undoFile()).isEmpty();
    }

    private static Instance thing(long id) {
        return new Instance(id, 1, new Segmentation.Pixels(Mask.full(SIZE)), Instance.Origin.UNKNOWN);
    }
}
