package dev.clickmask.annotator.canvas;

import static dev.clickmask.annotator.canvas.FakeEditing.box;
import static dev.clickmask.annotator.canvas.FakeEditing.left;
import static dev.clickmask.annotator.canvas.FakeEditing.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.segment.Suggestions;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.mask.Mask;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuggestionToolTest {
    private final FakeEditing editing = new FakeEditing();
    private final Suggestions suggestions = new Suggestions(editing.document(), () -> true, editing::edit);
    private final Presses other = new Presses();
    private final SuggestionTool tool = new SuggestionTool(suggestions, other);

    @BeforeEach
    void suggest() {
        suggestions.show(List.of(suggestion(-1, box(10, 10, 60, 40)), suggestion(-2, box(20, 20, 10, 10))));
    }

    @Test
    void aClick_acceptsTheSmallest_andTheSecondOfADoubleClickNothing() {
        click(left(25, 25));
        click(new Pointer(new ImagePoint(25, 25), 1, false, false, 2));
        assertThat(editing.document().instances()).hasSize(1);
        assertThat(editing.mask(1)).isEqualTo(box(20, 20, 10, 10));
        assertThat(tool.reopens()).isFalse();
        assertThat(other.presses).isZero();
    }

    @Test
    void aRightClick_rejects() {
        click(right(25, 25));
        assertThat(suggestions.offered()).extracting(Instance::id).containsExactly(-1L);
        assertThat(editing.steps).isZero();
    }

    @Test
    void besideAll_aClickIsThatOfTheOtherTool_butARightClickIsNot() {
        click(left(5, 5));
        assertThat(other.presses).isOne();
        click(right(5, 5));
        assertThat(other.presses).isOne();
    }

    @Test
    void withoutSuggestions_allIsThatOfTheOtherTool() {
        suggestions.clear();
        click(left(25, 25));
        click(right(25, 25));
        assertThat(other.presses).isEqualTo(2);
        assertThat(tool.reopens()).isTrue();
    }

    private void click(Pointer pointer) {
        tool.pressed(pointer);
        tool.released(pointer);
    }

    private static Instance suggestion(long id, Mask mask) {
        return new Instance(id, 0, new Segmentation.Pixels(mask), Instance.Origin.UNKNOWN);
    }

    /** Counts the presses that it gets. */
    private static final class Presses implements Tool {
        private int presses;

        @Override
        public void activate() {}

        @Override
        public void deactivate() {}

        @Override
        public void pressed(Pointer pointer) {
            presses++;
        }

        @Override
        public void dragged(Pointer pointer) {}

        @Override
        public void released(Pointer pointer) {}

        @Override
        public void moved(Pointer pointer) {}

        @Override
        public void exited() {}

        @Override
        public boolean reopens() {
            return true;
        }
    }
}
