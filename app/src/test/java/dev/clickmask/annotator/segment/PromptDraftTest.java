package dev.clickmask.annotator.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prompts while the person drags. */
class PromptDraftTest {
    private final List<DecodeRequest> requests = new ArrayList<>();
    private final PromptSession session = new PromptSession(requests::add);

    @Test
    void aDrag_isOneStep() {
        session.addPoint(new ImagePoint(1, 1), true);
        Answer before = answer();
        for (int x = 2; x < 50; x++) {
            session.draft(at(x));
        }
        session.commitDraft();
        Answer moved = answer();
        assertThat(session.prompts()).isEqualTo(at(49));
        assertThat(session.finished()).contains(moved);
        session.undo();
        assertThat(session.finished()).contains(before);
        session.undo();
        assertThat(session.isEmpty()).isTrue();
    }

    @Test
    void duringADrag_lateAnswersAreShown_butOnlyTheLastIsTheAnswer() {
        session.draft(at(1));
        DecodeRequest early = last();
        session.draft(at(2));
        Answer first = anAnswer();
        session.answered(early, first);
        assertThat(session.shown()).contains(first);
        assertThat(session.finished()).isEmpty();
        session.commitDraft();
        Answer last = answer();
        assertThat(session.shown()).contains(last);
        session.answered(early, anAnswer());
        assertThat(session.shown()).contains(last);
    }

    @Test
    void anAnswerToAnEarlierGesture_isDropped() {
        session.draft(at(1));
        DecodeRequest early = last();
        session.commitDraft();
        session.draft(at(2));
        session.answered(early, anAnswer());
        assertThat(session.shown()).isEmpty();
    }

    @Test
    void aDragBackToWhereItBegan_isNoStep() {
        session.addPoint(new ImagePoint(1, 1), true);
        Answer before = answer();
        session.draft(at(2));
        answer();
        session.draft(at(1));
        session.commitDraft();
        assertThat(session.finished()).contains(before);
        session.undo();
        assertThat(session.isEmpty()).isTrue();
    }

    @Test
    void undoAndClear_duringADrag_takeOnlyTheDragBack() {
        session.addPoint(new ImagePoint(1, 1), true);
        Answer before = answer();
        session.draft(at(2));
        session.undo();
        assertThat(session.finished()).contains(before);
        session.draft(at(3));
        session.clear();
        assertThat(session.finished()).contains(before);
        session.commitDraft();
        assertThat(session.prompts()).isEqualTo(at(1));
    }

    private static List<Prompt> at(int x) {
        return List.of(new Prompt.Point(new ImagePoint(x, 1), true));
    }

    private DecodeRequest last() {
        return requests.get(requests.size() - 1);
    }

    private Answer answer() {
        Answer answer = anAnswer();
        session.answered(last(), answer);
        return answer;
    }

    private static Answer anAnswer() {
        return Answer.of(List.of(FakeSam.candidate(1, 0.9f, false)), MaskFinish.NONE, 0, Duration.ZERO);
    }
}
