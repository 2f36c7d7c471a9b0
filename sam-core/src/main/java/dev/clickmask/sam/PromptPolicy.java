package dev.clickmask.sam;

import dev.clickmask.sam.mask.Logits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How prompts become the mask that a person sees first: all that is decided between the person and the model. Window,
 * command line and benchmark ask here, so that what is measured is what is used. What else was tried, and its figures, is
 * told in {@code docs/decisions/0004-click-policy.md}.
 *
 * <ul>
 *   <li>Which candidate is shown first: one point may mean a part, the whole or more, so the best rated of the model's
 *       ambiguous answers; anything more is clear, so its single answer, however it is rated. As in SAM's
 *       {@code SamOnnxModel.select_masks}.
 *   <li>When the prior is fed back: with every point that is added, never when a prompt was changed or taken back.
 *   <li>What is done with clicks that the answer contradicts: nothing. The prompts are all told to the model, the person
 *       sees what it makes of them, and clicks again or paints.
 * </ul>
 */
public final class PromptPolicy {
    private PromptPolicy() {}

    /**
     * The candidate to show first.
     *
     * @param candidates what the model answered to the prompts, at least one
     * @return index into the candidates
     */
    public static int first(List<Prompt> prompts, List<Candidate> candidates) {
        boolean ambiguous = isAmbiguous(prompts);
        return IntStream.range(0, candidates.size())
                .boxed()
                .max(Comparator.<Integer, Boolean>comparing(
                                i -> candidates.get(i).ambiguous() == ambiguous)
                        .thenComparing(i -> candidates.get(i).predictedIou()))
                .orElseThrow(() -> new IllegalArgumentException("no candidate to choose from"));
    }

    private static boolean isAmbiguous(List<Prompt> prompts) {
        long points = prompts.stream().filter(Prompt.Point.class::isInstance).count();
        return points == 1 && prompts.stream().noneMatch(Prompt.BoxPrompt.class::isInstance);
    }

    /**
     * What is fed back to the model with the next prompts. Only where they say all that the ones before said, and more
     * points: an answer to a prompt that was moved, removed or replaced knows it as it was.
     *
     * @param before prompts so far, without prior mask
     * @param after prompts to be asked about, without prior mask
     * @param shown logits of the candidate that the person sees for the prompts so far, or what was fed back with them as
     *     long as there is no answer; null if there is neither
     * @return {@code shown}, or null for nothing
     */
    public static @Nullable Logits prior(List<Prompt> before, List<Prompt> after, @Nullable Logits shown) {
        boolean onlyAdds =
                after.size() > before.size() && after.subList(0, before.size()).equals(before);
        return onlyAdds && after.subList(before.size(), after.size()).stream().allMatch(Prompt.Point.class::isInstance)
                ? shown
                : null;
    }

    /**
     * What the model is asked.
     *
     * @param prompts without prior mask
     * @param prior what is fed back, if anything is
     */
    public static List<Prompt> question(List<Prompt> prompts, @Nullable Logits prior) {
        List<Prompt> question = new ArrayList<>(prompts);
        if (prior != null) {
            question.add(new Prompt.PriorMask(prior));
        }
        return List.copyOf(question);
    }
}
