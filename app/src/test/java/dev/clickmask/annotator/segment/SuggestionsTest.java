package dev.clickmask.annotator.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final Size SIZE = new Size(100, 60);
    private static final Instance TABLE = suggestion(-1, box(10, 10, 60, 40));
    private static final Instance CUP = suggestion(-2, box(20, 20, 10, 10));
    private static final Instance CHAIR = suggestion(-3, box(80, 10, 15, 40));

    private final Document document = new Document("object");
    private boolean free = true;
    private final Suggestions suggestions = new Suggestions(document, () -> free, document::edit);

    @BeforeEach
    void openAnImage() {
        document.open(AnnotatedImage.of("a.png", SIZE));
        suggestions.show(List.of(TABLE, CUP, CHAIR));
    }

    @Test
    void anAcceptedOne_isAnInstanceWithItsPrompt_andIsSelected_andUndoOffersItAgain() {
        document.chooseCategory("cup");
        int category = document.currentCategory().id();
        suggestions.accept(CUP);

        Instance accepted = document.instances().get(0);
        assertThat(accepted).isEqualTo(CUP.withId(accepted.id()).withCategory(category));
        assertThat(accepted.id()).isPositive();
        assertThat(document.selection()).contains(accepted);
        assertThat(suggestions.offered()).containsExactly(TABLE, CHAIR);

        document.undo();
        assertThat(document.instances()).isEmpty();
        assertThat(suggestions.offered()).containsExactly(TABLE, CUP, CHAIR);
    }

    @Test
    void aRejectedOne_isNotOfferedAgain_andChangesNoInstance() {
        suggestions.reject(TABLE);
        assertThat(suggestions.offered()).containsExactly(CUP, CHAIR);
        assertThat(document.instances()).isEmpty();
        suggestions.accept(CUP);
        document.undo();
        assertThat(suggestions.offered()).containsExactly(CUP, CHAIR);
    }

    @Test
    void whatIsAnnotatedAlready_isNotOffered_butWhatItOnlyOverlapsIs() {
        document.edit(image -> image.with(instance(1, box(11, 11, 60, 40))).with(instance(2, box(20, 20, 20, 10))));
        assertThat(suggestions.offered()).containsExactly(CUP, CHAIR);
    }

    @Test
    void thePointer_isAtTheSmallest_andAtTheNextWhenThatIsGone() {
        suggestions.pointAt(new ImagePoint(25, 25));
        assertThat(suggestions.pointed()).contains(CUP);
        suggestions.reject(CUP);
        assertThat(suggestions.pointed()).contains(TABLE);
        suggestions.pointAt(new ImagePoint(5, 5));
        assertThat(suggestions.pointed()).isEmpty();
    }

    @Test
    void walking_goesRoundInBothDirections() {
        suggestions.walk(1);
        assertThat(suggestions.walked()).contains(TABLE);
        suggestions.walk(-1);
        assertThat(suggestions.walked()).contains(CHAIR);
        suggestions.walk(1);
        assertThat(suggestions.walked()).contains(TABLE);
    }

    @Test
    void walkingAndDeciding_goesOnToTheNext_untilNoneIsLeft() {
        suggestions.walk(1);
        suggestions.acceptWalked();
        assertThat(suggestions.walked()).contains(CUP);
        suggestions.rejectWalked();
        suggestions.acceptWalked();
        assertThat(suggestions.isWalking()).isFalse();
        assertThat(suggestions.isActive()).isFalse();
        assertThat(document.instances()).hasSize(2);
    }

    @Test
    void acceptAll_isOneStep() {
        suggestions.reject(CUP);
        suggestions.acceptAll();
        assertThat(document.instances()).hasSize(2);
        document.undo();
        assertThat(document.instances()).isEmpty();
    }

    @Test
    void anUnfinishedInstance_comesFirst() {
        suggestions.walk(1);
        free = false;
        assertThat(suggestions.isActive()).isFalse();
        assertThat(suggestions.isWalking()).isFalse();
        free = true;
        assertThat(suggestions.isWalking()).isTrue();
    }

    @Test
    void anotherImage_hasNone() {
        document.open(AnnotatedImage.of("b.png", new Size(7, 7)));
        assertThat(suggestions.offered()).isEmpty();
    }

    private static Instance suggestion(long id, Mask mask) {
        ImagePoint inside =
                new ImagePoint(mask.bounds().x() + 1.5, mask.bounds().y() + 1.5);
        Instance.Origin origin = new Instance.Origin(List.of(new Prompt.Point(inside, true)), "mobile-sam", 0.9f, 0, 2);
        return new Instance(id, 0, new Segmentation.Pixels(mask), origin);
    }

    private static Instance instance(long id, Mask mask) {
        return new Instance(id, 1, new Segmentation.Pixels(mask), Instance.Origin.UNKNOWN);
    }

    private static Mask box(int x, int y, int width, int height) {
        MaskBuilder builder = new MaskBuilder(SIZE, new PixelBox(x, y, width, height));
        for (int row = y; row < y + height; row++) {
            builder.fill(row, x, x + width);
        }
        return builder.build();
    }
}
