package dev.clickmask.sam;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which candidate a person sees first. One point may mean a part, the whole or more, so the best of the model's ambiguous
 * answers is taken; anything more is clear, so its single answer is. As in SAM's {@code SamOnnxModel.select_masks}.
 */
public final class CandidateChoice {
    private CandidateChoice() {}

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
}
