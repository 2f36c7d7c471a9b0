package dev.clickmask.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.mask.LinearAxis;
import dev.clickmask.sam.mask.Logits;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptPolicyTest {
    private static final Prompt POINT = new Prompt.Point(new ImagePoint(1, 1), true);
    private static final Prompt BACKGROUND = new Prompt.Point(new ImagePoint(2, 2), false);
    private static final Prompt BOX = new Prompt.BoxPrompt(new Box(0, 0, 3, 3));
    private static final List<Candidate> FOUR =
            List.of(candidate(0.95f, false), candidate(0.5f, true), candidate(0.9f, true), candidate(0.7f, true));

    @Test
    void one_point_takes_the_best_ambiguous_answer() {
        assertThat(PromptPolicy.first(List.of(POINT), FOUR)).isEqualTo(2);
        assertThat(PromptPolicy.first(
                        List.of(POINT, new Prompt.PriorMask(FOUR.get(0).logits())), FOUR))
                .isEqualTo(2);
    }

    @Test
    void more_than_one_prompt_takes_the_single_answer() {
        assertThat(PromptPolicy.first(List.of(POINT, BACKGROUND), FOUR)).isZero();
        assertThat(PromptPolicy.first(List.of(BOX), FOUR)).isZero();
    }

    @Test
    void a_model_without_a_single_answer_gives_its_best() {
        assertThat(PromptPolicy.first(List.of(BOX), FOUR.subList(1, 4))).isEqualTo(1);
    }

    @Test
    void a_model_of_one_mask_gives_that() {
        assertThat(PromptPolicy.first(List.of(POINT), FOUR.subList(0, 1))).isZero();
    }

    @Test
    void a_badly_rated_single_answer_is_still_the_one_for_two_prompts() {
        List<Candidate> candidates = List.of(candidate(0.3f, false), candidate(0.9f, true));

        assertThat(PromptPolicy.first(List.of(POINT, BACKGROUND), candidates)).isZero();
    }

    @Test
    void the_shown_answer_is_fed_back_with_a_point_that_is_added() {
        Logits shown = FOUR.get(0).logits();

        assertThat(PromptPolicy.prior(List.of(POINT), List.of(POINT, BACKGROUND), shown))
                .isSameAs(shown);
        assertThat(PromptPolicy.prior(List.of(BOX), List.of(BOX, POINT), shown)).isSameAs(shown);
        assertThat(PromptPolicy.question(List.of(POINT, BACKGROUND), shown))
                .containsExactly(POINT, BACKGROUND, new Prompt.PriorMask(shown));
    }

    @Test
    void nothing_is_fed_back_where_prompts_were_changed_or_a_box_came() {
        Logits shown = FOUR.get(0).logits();

        assertThat(PromptPolicy.prior(List.of(POINT, BACKGROUND), List.of(POINT), shown))
                .isNull();
        assertThat(PromptPolicy.prior(List.of(POINT), List.of(BACKGROUND), shown))
                .isNull();
        assertThat(PromptPolicy.prior(List.of(POINT), List.of(POINT, BOX), shown))
                .isNull();
        assertThat(PromptPolicy.question(List.of(POINT), null)).containsExactly(POINT);
    }

    private static Candidate candidate(float predictedIou, boolean ambiguous) {
        LinearAxis axis = LinearAxis.resize(1, 4);
        return new Candidate(new Logits(new float[1], axis, axis), predictedIou, ambiguous);
    }
}
