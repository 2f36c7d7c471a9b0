package dev.clickmask.annotator.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import java.util.List;
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
        assertThat(document.canUndo()).isFalse();

        IntStream.range(0, 1000).forEach(i -> document.redo());
        assertThat(document.instances()).hasSize(1000);
        assertThat(document.canRedo()).isFalse();
    }

    @Test
    void edit_afterUndo_forgetsWhatWasUndone() {
        document.open(IMAGE);
        addInstance();
        document.undo();
        addInstance();
        assertThat(document.canRedo()).isFalse();
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
    void unexportedWork_isThereFromTheFirstInstanceToTheExport() {
        document.open(IMAGE);
        assertThat(document.hasUnexportedWork()).isFalse();
        addInstance();
        assertThat(document.hasUnexportedWork()).isTrue();
        document.markExported(document.image().orElseThrow());
        assertThat(document.hasUnexportedWork()).isFalse();
        addInstance();
        assertThat(document.hasUnexportedWork()).isTrue();
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
        document.undo();
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
