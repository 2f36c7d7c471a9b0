package dev.clickmask.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.mask.LinearAxis;
import dev.clickmask.sam.mask.Logits;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateChoiceTest {
    private static final Prompt POINT = new Prompt.Point(new ImagePoint(1, 1), true);
    private static final Prompt BACKGROUND = new Prompt.Point(new ImagePoint(2, 2), false);
    private static final Prompt BOX = new Prompt.BoxPrompt(new Box(0, 0, 3, 3));
    private static final List<Candidate> FOUR =
            List.of(candidate(0.95f, false), candidate(0.5f, true), candidate(0.9f, true), candidate(0.7f, true));

    @Test
    void one_point_takes_the_best_ambiguous_answer() {
        assertThat(CandidateChoice.first(List.of(POINT), FOUR)).isEqualTo(2);
        assertThat(CandidateChoice.first(
                        List.of(POINT, new Prompt.PriorMask(FOUR.get(0).logits())), FOUR))
                .isEqualTo(2);
    }

    @Test
    void more_than_one_prompt_takes_the_single_answer() {
        assertThat(CandidateChoice.first(List.of(POINT, BACKGROUND), FOUR)).isZero();
        assertThat(CandidateChoice.first(List.of(BOX), FOUR)).isZero();
    }

    @Test
    void a_model_without_a_single_answer_gives_its_best() {
        assertThat(CandidateChoice.first(List.of(BOX), FOUR.subList(1, 4))).isEqualTo(1);
    }

    @Test
    void a_model_of_one_mask_gives_that() {
        assertThat(CandidateChoice.first(List.of(POINT), FOUR.subList(0, 1))).isZero();
    }

    private static Candidate candidate(float predictedIou, boolean ambiguous) {
        LinearAxis axis = LinearAxis.resize(1, 4);
        return new Candidate(new Logits(new float[1], axis, axis), predictedIou, ambiguous);
    }
}
