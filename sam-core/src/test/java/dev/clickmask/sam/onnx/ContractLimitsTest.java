package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.Capabilities;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What families cannot do, and the traps of some of them. */
class ContractLimitsTest {
    private static final Prompt CLICK = new Prompt.Point(new ImagePoint(289, 148), true);
    private static final Prompt BACKGROUND = new Prompt.Point(new ImagePoint(100, 90), false);
    private static final Prompt BOX = new Prompt.BoxPrompt(new Box(172, 16, 410, 288));

    @ParameterizedTest
    @CsvSource({
        "sam2-ort, true, true, true, 2147483647",
        "sam2-ibaigorordo, true, true, false, 2147483647",
        "sam2-microsoft, true, true, true, 2147483647",
        "sam3-tracker, true, true, false, 2147483647",
        "sam1-transformers, false, true, false, 2147483647",
        "efficient-sam, true, false, false, 6",
        "edge-sam, true, true, false, 2147483647",
        "sam-hq, true, true, true, 2147483647"
    })
    void every_family_says_what_it_can_do(
            String family, boolean box, boolean background, boolean priorMask, int entries) throws Exception {
        try (FamilyFixture fixture = FamilyFixture.open(family)) {
            assertThat(fixture.model().info().capabilities())
                    .isEqualTo(new Capabilities(box, background, priorMask, entries));
        }
    }

    @Test
    void a_box_for_a_model_without_boxes_is_refused_in_a_sentence() throws Exception {
        assertRefused("sam1-transformers", List.of(BOX), "SAM (transformers.js) takes no boxes");
    }

    @Test
    void a_point_off_the_object_is_refused_by_a_model_that_never_learnt_it() throws Exception {
        assertRefused("efficient-sam", List.of(CLICK, BACKGROUND), "EfficientSAM takes no points off the object");
    }

    @Test
    void a_seventh_point_is_refused_by_a_model_of_six() throws Exception {
        List<Prompt> four = new ArrayList<>(List.of(BOX, CLICK, CLICK, CLICK, CLICK));
        try (FamilyFixture fixture = FamilyFixture.open("efficient-sam")) {
            assertThat(fixture.decode(four)).isNotEmpty();
        }
        four.add(CLICK);
        assertRefused("efficient-sam", four, "at most 6 points");
    }

    private static void assertRefused(String family, List<Prompt> prompts, String sentence) throws Exception {
        try (FamilyFixture fixture = FamilyFixture.open(family)) {
            assertThatThrownBy(() -> fixture.decode(prompts))
                    .isInstanceOfSatisfying(
                            InferenceException.class,
                            e -> assertThat(e.isCancelled()).isFalse())
                    .hasMessageContaining(sentence);
        }
    }

    @Test
    void a_prior_mask_is_left_out_where_the_model_takes_none() throws Exception {
        try (FamilyFixture fixture = FamilyFixture.open("edge-sam")) {
            List<Candidate> without = fixture.decode(List.of(CLICK));
            Prompt prior = new Prompt.PriorMask(without.get(0).logits());

            assertSame(fixture.decode(List.of(CLICK, prior)), without);
        }
    }

    /** Without boxes some runtimes leave rows of old memory among the prompts. */
    @ParameterizedTest
    @ValueSource(strings = {"sam2-transformers", "sam3-tracker"})
    void the_answer_to_a_click_does_not_depend_on_prompts_before_it(String family) throws Exception {
        try (FamilyFixture fixture = FamilyFixture.open(family)) {
            List<Candidate> first = fixture.decode(List.of(CLICK));
            for (int i = 0; i < 20; i++) {
                Prompt other = new Prompt.BoxPrompt(new Box(10 + 9 * i, 20 + i, 300 + 12 * i, 250 + 5 * i));
                fixture.decode(i % 2 == 0 ? List.of(other) : List.of(other, BACKGROUND, CLICK));

                assertSame(fixture.decode(List.of(CLICK)), first);
            }
        }
    }

    @Test
    void masks_of_0_and_255_become_logits_around_zero() throws Exception {
        try (FamilyFixture fixture = FamilyFixture.open("sam2-shubham")) {
            assertThat(Floats.of(fixture.decode(List.of(CLICK)).get(0))).containsOnly(-127.5f, 127.5f);
        }
    }

    @Test
    void points_on_the_very_edge_are_no_fillers() throws Exception {
        try (FamilyFixture fixture = FamilyFixture.open("efficient-sam")) {
            List<Candidate> corner = fixture.decode(List.of(new Prompt.Point(new ImagePoint(0, 0), true)));
            List<Candidate> pixel = fixture.decode(List.of(new Prompt.Point(new ImagePoint(0.29, 0.19), true)));

            assertThat(Floats.largestDifference(Floats.of(corner.get(0)), Floats.of(pixel.get(0))))
                    .isLessThan(1e-3f);
        }
    }

    private static void assertSame(List<Candidate> actual, List<Candidate> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            assertThat(Floats.of(actual.get(i))).isEqualTo(Floats.of(expected.get(i)));
            assertThat(actual.get(i).predictedIou()).isEqualTo(expected.get(i).predictedIou());
        }
    }
}
