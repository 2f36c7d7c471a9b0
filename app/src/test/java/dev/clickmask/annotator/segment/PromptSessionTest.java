package dev.clickmask.annotator.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Logits;
import dev.clickmask.sam.mask.Mask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromptSessionTest {
    private static final ImagePoint A = new ImagePoint(1, 1);
    private static final ImagePoint B = new ImagePoint(2, 2);

    private final List<DecodeRequest> requests = new ArrayList<>();
    private final PromptSession session = new PromptSession(requests::add);

    @Test
    void theFirstPrompt_hasNoPrior_theNextHasTheAnswerBefore() {
        session.addPoint(A, true);
        assertThat(prior()).isEmpty();
        Answer first = answer();
        session.addPoint(B, false);
        assertThat(prior()).containsSame(first.candidate().logits());
        assertThat(session.prompts()).hasSize(2);
    }

    @Test
    void afterAnUndo_thePriorIsThatOfTheStateReturnedTo() {
        session.addPoint(A, true);
        Answer first = answer();
        session.addPoint(B, true);
        answer();
        session.undo();
        assertThat(session.shown()).contains(first);
        session.addPoint(B, false);
        assertThat(prior()).containsSame(first.candidate().logits());
    }

    @Test
    void aPromptGivenBeforeTheAnswerCame_keepsThePriorOfTheOneBefore() {
        session.addPoint(A, true);
        Answer first = answer();
        session.addPoint(B, true);
        session.addPoint(A, false);
        assertThat(prior()).containsSame(first.candidate().logits());
        assertThat(session.shown()).as("no flicker").contains(first);
        assertThat(session.answer()).isEmpty();
    }

    @Test
    void anAnswerToEarlierPrompts_isDropped() {
        session.addPoint(A, true);
        DecodeRequest early = last();
        session.addPoint(B, true);
        session.answered(early, anAnswer());
        assertThat(session.shown()).isEmpty();
        session.answered(last(), anAnswer());
        assertThat(session.answer()).isPresent();
    }

    @Test
    void onlyBackgroundPoints_areNotAsked_untilThereIsOneOnTheObject() {
        session.addPoint(A, false);
        assertThat(requests).isEmpty();
        assertThat(session.lacksObject()).isTrue();
        session.addPoint(B, true);
        assertThat(last().prompts()).hasSize(2);
        assertThat(session.lacksObject()).isFalse();
    }

    @Test
    void undo_toPromptsThatWereNeverAnswered_asksAgain() {
        session.addPoint(A, true);
        DecodeRequest first = last();
        session.addPoint(B, true);
        session.undo();
        assertThat(last()).isEqualTo(first);
    }

    @Test
    void clear_isAStepThatUndoBringsBack_resetIsNot() {
        session.addPoint(A, true);
        Answer first = answer();
        session.clear();
        assertThat(session.isEmpty()).isTrue();
        assertThat(session.shown()).isEmpty();
        session.undo();
        assertThat(session.shown()).contains(first);
        session.reset();
        assertThat(session.canUndo()).isFalse();
    }

    @Test
    void anAnswerThatComesAfterClear_isNotShown() {
        session.addPoint(A, true);
        DecodeRequest late = last();
        session.clear();
        session.answered(late, anAnswer());
        assertThat(session.shown()).isEmpty();

        session.addPoint(A, true);
        late = last();
        session.reset();
        session.answered(late, anAnswer());
        assertThat(session.shown()).isEmpty();
    }

    @Test
    void afterClear_theNextPromptHasNoPrior() {
        session.addPoint(A, true);
        answer();
        session.clear();
        session.addPoint(B, true);
        assertThat(prior()).isEmpty();
    }

    @Test
    void aSecondBox_takesThePlaceOfTheFirst_withoutPrior() {
        session.addPoint(A, true);
        session.setBox(new Box(0, 0, 4, 4));
        answer();
        session.setBox(new Box(1, 1, 4, 4));
        assertThat(session.prompts())
                .containsExactly(new Prompt.Point(A, true), new Prompt.BoxPrompt(new Box(1, 1, 4, 4)));
        assertThat(prior()).isEmpty();
    }

    @Test
    void anotherCandidate_isShownAndBecomesThePrior() {
        session.addPoint(A, true);
        Answer first = answer();
        session.showCandidate(1);
        assertThat(session.shown().map(Answer::shown)).contains(1);
        session.addPoint(B, true);
        assertThat(prior()).containsSame(first.candidates().get(1).logits());
    }

    @Test
    void anInstanceTakenOut_comesBackWithItsStepsAndAnswers() {
        session.addPoint(A, true);
        Answer first = answer();
        session.addPoint(B, true);
        Answer second = answer();
        PromptSession.State state = session.suspend();
        assertThat(session.isEmpty()).isTrue();
        assertThat(session.shown()).isEmpty();
        session.addPoint(B, false);

        int before = requests.size();
        session.resume(state);

        assertThat(session.finished()).contains(second);
        session.undo();
        assertThat(session.finished()).contains(first);
        assertThat(requests).as("nothing is asked again").hasSize(before);
    }

    @Test
    void answersOfLongAgo_areNotKept_butAskedForAgain_andShowTheCandidateThatWasChosen() {
        session.addPoint(A, true);
        answer();
        session.showCandidate(1);
        DecodeRequest first = last();
        for (int i = 0; i < 1000; i++) {
            session.addPoint(new ImagePoint(i % 4, 1), true);
            answer();
        }
        for (int i = 0; i < 1000; i++) {
            session.undo();
        }

        assertThat(session.finished()).isEmpty();
        assertThat(last()).isEqualTo(first);
        Answer again = answer();
        assertThat(session.finished()).contains(again.showing(1));
    }

    @Test
    void anInstanceTakenOutBeforeItsAnswerCame_isAskedAboutAgain() {
        session.addPoint(A, true);
        DecodeRequest asked = last();
        PromptSession.State state = session.suspend();
        requests.clear();

        session.resume(state);

        assertThat(requests).containsExactly(asked);
        Answer late = answer();
        assertThat(session.finished()).contains(late);
    }

    @Test
    void anInstanceTakenOut_isAskedAboutAfresh_whereTheModelHasChangedMeanwhile() {
        session.addPoint(A, true);
        answer();
        session.addPoint(B, true);
        answer();
        session.setFinish(session.finish().withThreshold(2));
        PromptSession.State state = session.suspend();
        session.restart();
        requests.clear();

        session.resume(state);

        assertThat(last().prompts()).containsExactly(new Prompt.Point(A, true), new Prompt.Point(B, true));
        assertThat(session.finish().threshold()).isEqualTo(2);
        assertThat(session.canUndo()).isFalse();
    }

    @Test
    void promptsGivenBefore_areAskedAbout_andThereIsNoUndoToBeforeThem() {
        session.addPoint(B, false);
        session.reopen(
                accepted(List.of(new Prompt.Point(A, true), new Prompt.BoxPrompt(new Box(0, 0, 4, 4)))), "model");
        assertThat(last().prompts()).hasSize(2);
        answer();
        assertThat(session.finished()).isPresent();
        assertThat(session.canUndo()).isFalse();
    }

    @Test
    void promptsOfAnAcceptedInstance_areThoseOfANewOne_onceAllWereTakenAway_untilUndoBringsThemBack() {
        session.reopen(accepted(List.of(new Prompt.Point(A, true))), "model");
        session.addPoint(B, true);
        assertThat(session.instance()).contains(7L);

        session.clear();
        assertThat(session.instance()).isEmpty();
        session.addPoint(B, true);
        assertThat(session.instance()).isEmpty();

        session.undo();
        session.undo();
        assertThat(session.instance()).contains(7L);
        session.remove(1);
        session.remove(0);
        session.addPoint(A, true);
        assertThat(session.instance()).isEmpty();
    }

    @Test
    void aRemovedPrompt_isForgotten_alsoByThePrior_andUndoBringsItBack() {
        session.addPoint(A, true);
        answer();
        session.addPoint(B, true);
        Answer both = answer();
        session.remove(0);
        assertThat(last().prompts()).containsExactly(new Prompt.Point(B, true));
        session.undo();
        assertThat(session.finished()).contains(both);
    }

    private DecodeRequest last() {
        return requests.get(requests.size() - 1);
    }

    private Optional<Logits> prior() {
        return last().prompts().stream()
                .filter(Prompt.PriorMask.class::isInstance)
                .map(prompt -> ((Prompt.PriorMask) prompt).logits())
                .findFirst();
    }

    private static Instance accepted(List<Prompt> prompts) {
        return new Instance(
                7, 1, new Segmentation.Pixels(Mask.full(new Size(4, 4))), new Instance.Origin(prompts, "model", 0.5f));
    }

    private Answer answer() {
        Answer answer = anAnswer();
        session.answered(last(), answer);
        return answer;
    }

    private static Answer anAnswer() {
        List<Candidate> candidates = List.of(FakeSam.candidate(1, 0.9f, false), FakeSam.candidate(2, 0.8f, true));
        return Answer.of(candidates, MaskFinish.NONE, 0, Duration.ZERO);
    }
}
