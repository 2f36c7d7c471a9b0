package dev.clickmask.annotator.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private static final AnnotatedImage IMAGE = AnnotatedImage.of("a.png", new Size(8, 8));

    private final Document document = new Document("object");

    @Test
    void undoAndRedo_walkOverAThousandSteps() {
        document.open(IMAGE);
        for (int i = 0; i < 1000; i++) {
            addInstance();
        }
        IntStream.range(0, 1000).forEach(i -> document.undo());
        assertThat(document.instances()).isEmpty();
        assertThat(document.undoFile()).isEmpty();

        IntStream.range(0, 1000).forEach(i -> document.redo());
        assertThat(document.instances()).hasSize(1000);
        assertThat(document.redoFile()).isEmpty();
    }

    @Test
    void edit_afterUndo_forgetsWhatWasUndone() {
        document.open(IMAGE);
        addInstance();
        document.undo();
        addInstance();
        assertThat(document.redoFile()).isEmpty();
        assertThat(document.instances()).hasSize(1);
    }

    @Test
    void selection_isEmptyWhileItsInstanceIsUndone() {
        document.open(IMAGE);
        addInstance();
        document.select(1);
        document.undo();
        assertThat(document.selection()).isEmpty();
        document.redo();
        assertThat(document.selection()).map(Instance::id).contains(1L);
    }

    @Test
    void anInstanceThatTakesTheIdOfADeletedHiddenOne_isSeen_andNotSelected() {
        document.open(IMAGE);
        addInstance();
        long id = document.instances().get(0).id();
        document.setHidden(id, true);
        document.select(id);

        document.edit(image -> image.without(id));
        addInstance();

        assertThat(document.instances().get(0).id()).isEqualTo(id);
        assertThat(document.isHidden(id)).isFalse();
        assertThat(document.selected()).isEmpty();
    }

    @Test
    void afterTheRemovalOfACategory_thePersonIsToldBeforeUndoGoesPastIt() {
        document.open(IMAGE);
        document.chooseCategory("dog");
        addInstance();
        assertThat(document.endsInRemoval()).isFalse();

        document.removeCategory(document.currentCategory().id(), OptionalInt.of(1));
        assertThat(document.endsInRemoval()).isTrue();
        document.passRemoval();

        assertThat(document.endsInRemoval()).isFalse();
        document.undo();
        assertThat(document.instances()).isEmpty();
    }

    @Test
    void stepsOnAnImageThatCanNoLongerBeShown_areForgotten_soThatUndoGoesPastIt() {
        document.open(IMAGE);
        addInstance();
        AnnotatedImage first = document.image().orElseThrow();
        document.open(AnnotatedImage.of("gone.png", new Size(8, 8)));
        addInstance();
        document.open(first);

        document.forgetSteps("gone.png");

        document.undo();
        assertThat(document.image()).contains(IMAGE);
    }

    @Test
    void undo_goesBackOverTheImages_inTheOrderOfTheSteps() {
        AnnotatedImage other = AnnotatedImage.of("b.png", new Size(8, 8));
        document.open(IMAGE);
        addInstance();
        AnnotatedImage first = document.image().orElseThrow();
        document.open(other);
        addInstance();
        assertThat(document.undoFile()).contains("b.png");
        document.undo();
        assertThat(document.undoFile()).contains("a.png");
        assertThatThrownBy(document::undo).hasMessageContaining("a.png");

        document.open(first);
        document.undo();
        assertThat(document.image()).contains(IMAGE);
        assertThat(document.undoFile()).isEmpty();
        document.redo();
        assertThat(document.image()).contains(first);
        assertThat(document.redoFile()).contains("b.png");
    }

    @Test
    void aStepThatChangesNothing_isNone() {
        document.open(IMAGE);
        document.edit(image -> image.without(7));
        assertThat(document.undoFile()).isEmpty();
    }

    @Test
    void selection_isOfOneOrMany_andEndsWithTheImage() {
        document.open(IMAGE);
        addInstance();
        addInstance();
        document.select(1);
        document.toggleSelection(2);
        assertThat(document.selected()).extracting(Instance::id).containsExactly(1L, 2L);
        assertThat(document.selection()).isEmpty();
        document.toggleSelection(1);
        assertThat(document.selection()).map(Instance::id).contains(2L);
        document.open(document.image().orElseThrow());
        assertThat(document.selected()).isEmpty();
    }

    @Test
    void aRemovedCategory_isGoneFromEarlierStepsToo() {
        document.open(IMAGE);
        document.chooseCategory("dog");
        addInstance();
        document.edit(image -> image.without(1));

        document.removeCategory(2, OptionalInt.of(1));
        document.undo();

        assertThat(document.instances()).extracting(Instance::categoryId).containsExactly(1);
        assertThat(document.currentCategory().name()).isEqualTo("object");
        document.removeCategory(1, OptionalInt.empty());
        assertThat(document.categories()).as("the last one stays").hasSize(1);
    }

    @Test
    void aChangedCategory_mayNotTakeTheNameOfAnother() {
        document.chooseCategory("dog");
        document.changeCategory(new Category(2, "wolf", 0x123456));
        assertThat(document.currentCategory()).isEqualTo(new Category(2, "wolf", 0x123456));
        assertThatThrownBy(() -> document.changeCategory(new Category(2, "object", 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void chooseCategory_addsANewNameOnceAndKeepsItCurrent() {
        document.chooseCategory(" dog ");
        document.chooseCategory("cat");
        document.chooseCategory("dog");
        assertThat(document.categories()).extracting(Category::name).containsExactly("object", "dog", "cat");
        assertThat(document.currentCategory().name()).isEqualTo("dog");
        document.open(IMAGE);
        assertThat(document.currentCategory().name()).isEqualTo("dog");
    }

    @Test
    void categories_haveDifferentColours() {
        IntStream.range(0, 40).forEach(i -> document.chooseCategory("category " + i));
        assertThat(document.categories()).extracting(Category::rgb).doesNotHaveDuplicates();
    }

    @Test
    void listeners_hearChangesOnly() {
        int[] calls = {0};
        document.open(IMAGE);
        document.addListener(() -> calls[0]++);
        document.clearSelection();
        document.chooseCategory(1);
        assertThat(calls[0]).isZero();
        addInstance();
        document.select(1);
        assertThat(calls[0]).isEqualTo(2);
    }

    @Test
    void edit_withoutAnImage_isACallersBug() {
        assertThatThrownBy(this::addInstance).isInstanceOf(IllegalStateException.class);
    }

    private void addInstance() {
        document.edit(image -> image.with(new Instance(
                image.nextId(),
                document.currentCategory().id(),
                new Segmentation.Pixels(Mask.full(image.size())),
                new Instance.Origin(List.of(), "fake", 1))));
    }
}
