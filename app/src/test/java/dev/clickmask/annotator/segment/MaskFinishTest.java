package dev.clickmask.annotator.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.mask.LinearAxis;
import dev.clickmask.sam.mask.Logits;
import dev.clickmask.sam.mask.Mask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskFinishTest {
    private static final ImagePoint A = new ImagePoint(1, 1);
    /** A block with a hole of one pixel, of which one pixel is uncertain, and a speck of one. */
    private static final Logits LOGITS = logits("""
            .......
            .###...
            .#.#.#.
            .##o...
            .......
            """);

    private final List<DecodeRequest> requests = new ArrayList<>();
    private final PromptSession session = new PromptSession(requests::add);

    @Test
    void aHigherThreshold_dropsWhatIsUncertain() {
        assertThat(MaskFinish.NONE.mask(LOGITS).area()).isEqualTo(9);
        assertThat(MaskFinish.NONE.withThreshold(2).mask(LOGITS).area()).isEqualTo(8);
    }

    @Test
    void holesAreFilled_andSpecksDropped_upToTheirSize() {
        Mask filled = new MaskFinish(0, 1, 0).mask(LOGITS);
        assertThat(filled.contains(2, 2)).isTrue();
        assertThat(filled.area()).isEqualTo(10);
        Mask cleaned = new MaskFinish(0, 0, 1).mask(LOGITS);
        assertThat(cleaned.contains(5, 2)).isFalse();
        assertThat(cleaned.area()).isEqualTo(8);
    }

    @Test
    void anObjectThatIsAllSpecks_keepsTheLargest() {
        Mask cleaned = new MaskFinish(0, 0, 1000).mask(LOGITS);
        assertThat(cleaned.area()).isEqualTo(8);
        assertThat(MaskFinish.NONE.withDropSpecks(5).mask(logits("...")).isEmpty())
                .isTrue();
    }

    @Test
    void aMaskThatIsThere_isCleanedWithTheSameSizes_whateverTheThreshold() {
        Mask mask = MaskFinish.NONE.mask(LOGITS);
        MaskFinish both = new MaskFinish(5, 1, 1);
        assertThat(both.cleans()).isTrue();
        assertThat(both.clean(mask)).isEqualTo(new MaskFinish(0, 1, 1).mask(LOGITS));
        MaskFinish neither = MaskFinish.NONE.withThreshold(5);
        assertThat(neither.cleans()).isFalse();
        assertThat(neither.clean(mask)).isEqualTo(mask);
    }

    @Test
    void anotherThreshold_makesTheMasksAnew_withoutAskingTheModel() {
        session.addPoint(A, true);
        work();
        session.setFinish(MaskFinish.NONE.withThreshold(2));
        assertThat(last().known()).isNotNull();
        assertThat(session.shown().orElseThrow().mask().area()).as("until then").isEqualTo(9);
        assertThat(session.finished()).as("not to be accepted").isEmpty();
        work();
        assertThat(session.finished().orElseThrow().mask().area()).isEqualTo(8);
    }

    @Test
    void aThresholdThatChangesWhileTheModelRuns_asksItOnlyOnce() {
        session.addPoint(A, true);
        session.setFinish(MaskFinish.NONE.withThreshold(2));
        assertThat(requests).hasSize(1);
        work();
        assertThat(requests).hasSize(2);
        assertThat(last().known()).isNotNull();
        work();
        assertThat(session.finished().orElseThrow().mask().area()).isEqualTo(8);
        assertThat(requests).hasSize(2);
    }

    @Test
    void theThreshold_belongsToTheInstance_theSizesStay() {
        session.addPoint(A, true);
        session.setFinish(new MaskFinish(2, 10, 20));
        session.reset();
        assertThat(session.finish()).isEqualTo(new MaskFinish(0, 10, 20));
    }

    @Test
    void undo_bringsTheThresholdBack_andRedoToo() {
        session.addPoint(A, true);
        session.setFinish(MaskFinish.NONE.withThreshold(2));
        session.clear();
        assertThat(session.finish().threshold()).isZero();
        session.undo();
        assertThat(session.finish().threshold()).isEqualTo(2);
        session.redo();
        assertThat(session.finish().threshold()).isZero();
    }

    @Test
    void sizesChangedAfterwards_holdForStepsThatUndoReturnsTo() {
        session.addPoint(A, true);
        work();
        session.addPoint(new ImagePoint(2, 1), true);
        work();
        session.setFinish(new MaskFinish(0, 1, 0));
        work();
        session.undo();
        work();
        assertThat(session.finished().orElseThrow().mask().area()).isEqualTo(10);
    }

    @Test
    void aCandidateChosenWhileMasksAreMade_staysChosen() {
        session.addPoint(A, true);
        work();
        session.setFinish(MaskFinish.NONE.withThreshold(2));
        DecodeRequest asked = last();
        session.showCandidate(1);
        session.answered(asked, answer(asked));
        assertThat(session.finished().map(Answer::shown)).contains(1);
    }

    /** Answers the last request as the worker would. */
    private void work() {
        session.answered(last(), answer(last()));
    }

    private static Answer answer(DecodeRequest request) {
        Answer known = request.known();
        Candidate candidate = new Candidate(LOGITS, 0.9f, false);
        return known != null
                ? known.finished(request.finish())
                : Answer.of(List.of(candidate, candidate), request.finish(), 0, Duration.ZERO);
    }

    private DecodeRequest last() {
        return requests.get(requests.size() - 1);
    }

    /** One for each pixel: {@code #} is 10, {@code o} is 1, {@code .} is -1000, so that no neighbour reaches over. */
    private static Logits logits(String picture) {
        List<String> rows = picture.lines().toList();
        int width = rows.get(0).length();
        float[] values = new float[width * rows.size()];
        for (int i = 0; i < values.length; i++) {
            char cell = rows.get(i / width).charAt(i % width);
            values[i] = cell == '#' ? 10 : cell == 'o' ? 1 : -1000;
        }
        return new Logits(values, LinearAxis.resize(width, width), LinearAxis.resize(rows.size(), rows.size()));
    }
}
