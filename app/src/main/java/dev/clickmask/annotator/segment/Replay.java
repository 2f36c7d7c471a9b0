package dev.clickmask.annotator.segment;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.PromptPolicy;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.mask.Logits;
import dev.clickmask.sam.mask.Mask;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Gives the prompts of an accepted instance once more, one after the other as the person did, to another model or the same.
 * For one thread at a time.
 */
public final class Replay {
    private final SamModel model;
    private final ImageEmbedding embedding;

    /**
     * Replays prompts on one image.
     *
     * @param embedding of the image, made by that model
     */
    public Replay(SamModel model, ImageEmbedding embedding) {
        this.model = model;
        this.embedding = embedding;
    }

    /**
     * What the model makes of the prompts.
     *
     * @param predictedIou how well the model thinks that the mask fits
     * @param iou of the mask with the accepted one
     * @param candidate index of the candidate that it was
     */
    public record Remade(Mask mask, float predictedIou, double iou, int candidate) {}

    /**
     * Replays the prompts. Which candidates the person chose is not known, but what came of it is: after each prompt the
     * candidate goes on that is most like the accepted mask.
     *
     * @param prompts points and box in the order in which they were given
     * @param threshold logits above it are in the mask
     * @param accepted the mask of the instance, of the image's size
     * @return nothing if none of the prompts says where the object is
     * @throws InferenceException if the native run fails or the model cannot take the prompts
     */
    public Optional<Remade> of(List<Prompt> prompts, float threshold, Mask accepted) throws InferenceException {
        List<Prompt> before = List.of();
        Step step = null;
        for (int count = 1; count <= prompts.size(); count++) {
            List<Prompt> asked = prompts.subList(0, count);
            if (asked.stream().anyMatch(Prompt::locatesObject)) {
                Logits prior = PromptPolicy.prior(before, asked, step == null ? null : step.logits);
                step = closest(model.decode(embedding, PromptPolicy.question(asked, prior)), threshold, accepted);
                before = asked;
            }
        }
        return Optional.ofNullable(step).map(last -> last.remade);
    }

    /** What the person would have gone on with after a prompt. */
    private record Step(Logits logits, Remade remade) {
        static Step of(List<Candidate> candidates, int index, float threshold, Mask accepted) {
            Candidate candidate = candidates.get(index);
            Mask mask = candidate.logits().mask(threshold);
            return new Step(candidate.logits(), new Remade(mask, candidate.predictedIou(), mask.iou(accepted), index));
        }
    }

    private static Step closest(List<Candidate> candidates, float threshold, Mask accepted) {
        return IntStream.range(0, candidates.size())
                .mapToObj(index -> Step.of(candidates, index, threshold, accepted))
                .max(Comparator.comparing(step -> step.remade.iou()))
                .orElseThrow(() -> new IllegalArgumentException("no candidate to choose from"));
    }
}
