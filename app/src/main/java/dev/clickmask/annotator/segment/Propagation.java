package dev.clickmask.annotator.segment;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.Capabilities;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.PromptPolicy;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.DepthMap;
import dev.clickmask.sam.mask.Logits;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Follows one object from image to image. Where its mask should lie by its last movement, a box, the pixel that lies deepest
 * inside and the one that lies deepest in the box beside it are asked about; then the same of the answer, with the answer as
 * prior mask. Of the candidates the one goes on that is most like the mask before. What else was tried, and its figures, is
 * told in {@code docs/decisions/0006-propagation.md}. A model with a memory is not asked: it finds the object by what it
 * remembers. For one thread at a time.
 */
public final class Propagation {
    /** How much larger than the mask the box is, on each side. */
    private static final double MARGIN = 0.05;

    /** Pixels that a region beside the object is deep at least if it is asked about: the object has moved a little. */
    private static final int NARROW = 3;

    private static final float STABILITY_OFFSET = 1;
    private static final int CORNERS = 2;

    private Mask last;
    private Shift movement = Shift.NONE;
    private final Remembrance remembrance = new Remembrance();

    /** Begins with the mask of the object, which is not empty. */
    public Propagation(Mask start) {
        last = start;
    }

    /**
     * Where the object is on an image.
     *
     * @param mask empty if nothing was found
     * @param prompts points and box that were asked about; of a model with a memory those that it would be asked about next
     * @param candidate index of the mask among the model's answers
     * @param predictedIou how well the model thinks that it fits
     * @param stability how little the mask depends on the threshold, from 0 to 1
     * @param overlap IoU with the mask on the image before, moved over it
     * @param doubt why a person should look at it
     */
    public record Found(
            Mask mask,
            List<Prompt> prompts,
            int candidate,
            float predictedIou,
            double stability,
            double overlap,
            Optional<Doubt> doubt) {
        public Found {
            prompts = List.copyOf(prompts);
        }

        private Found describedBy(List<Prompt> other) {
            return new Found(mask, other, candidate, predictedIou, stability, overlap, doubt);
        }
    }

    /**
     * Has a model with a memory learn how the object looks on an image where a person has seen to it; others learn nothing.
     * It counts when it is gone on from there.
     *
     * @param mask not empty
     * @throws InferenceException if the native run fails or is cancelled
     */
    public void learn(SamModel model, ImageEmbedding embedding, Mask mask) throws InferenceException {
        remembrance.learn(model, embedding, mask, prompts(mask, model.info().capabilities()));
    }

    /**
     * Looks for the object on the next image; changes nothing here.
     *
     * @param embedding of an image as large as the one before
     * @throws InferenceException if the native run fails or is cancelled
     */
    public Found find(SamModel model, ImageEmbedding embedding, Limits limits) throws InferenceException {
        Mask moved = movement.of(last);
        Mask expected = moved.isEmpty() ? last : moved;
        Capabilities capabilities = model.info().capabilities();
        Optional<Candidate> remembered = remembrance.find(model, embedding);
        if (remembered.isPresent()) {
            Found there = found(remembered.get(), 0, List.of(), expected, limits);
            return there.mask().isEmpty() ? there : there.describedBy(prompts(there.mask(), capabilities));
        }
        List<Prompt> asked = prompts(expected, capabilities);
        List<Candidate> candidates = model.decode(embedding, asked);
        Found first = best(candidates, asked, expected, limits);
        if (first.mask().isEmpty() || !capabilities.priorMask()) {
            return first;
        }
        List<Prompt> again = prompts(first.mask(), capabilities);
        Logits prior = candidates.get(first.candidate()).logits();
        return best(model.decode(embedding, PromptPolicy.question(again, prior)), again, expected, limits);
    }

    private Found best(List<Candidate> candidates, List<Prompt> prompts, Mask expected, Limits limits) {
        return IntStream.range(0, candidates.size())
                .mapToObj(index -> found(candidates.get(index), index, prompts, expected, limits))
                .max(Comparator.comparing(Found::overlap).thenComparing(Found::predictedIou))
                .orElseThrow(() -> new IllegalArgumentException("no candidate to choose from"));
    }

    private static List<Prompt> prompts(Mask expected, Capabilities capabilities) {
        List<Prompt> prompts = new ArrayList<>();
        prompts.add(new Prompt.Point(DepthMap.of(expected).deepest(Set.of()).centre(), true));
        if (capabilities.box() && capabilities.entries() > CORNERS) {
            prompts.add(new Prompt.BoxPrompt(around(expected.bounds(), expected.size())));
        }
        if (capabilities.background() && capabilities.entries() > CORNERS + 1) {
            beside(expected).ifPresent(prompts::add);
        }
        return prompts;
    }

    /** The middle of a hole, or of what else the box has beside the object; none where that is narrow. */
    private static Optional<Prompt> beside(Mask expected) {
        PixelBox bounds = expected.bounds();
        MaskBuilder box = new MaskBuilder(expected.size(), bounds);
        for (int y = bounds.y(); y < bounds.endY(); y++) {
            box.fill(y, bounds.x(), bounds.endX());
        }
        Mask beside = box.build().minus(expected);
        if (beside.isEmpty()) {
            return Optional.empty();
        }
        DepthMap.Deepest deepest = DepthMap.of(beside).deepest(Set.of());
        return deepest.squaredDepth() < NARROW * NARROW
                ? Optional.empty()
                : Optional.of(new Prompt.Point(deepest.centre(), false));
    }

    private static Box around(PixelBox bounds, Size size) {
        double x = Math.max(1, bounds.width() * MARGIN);
        double y = Math.max(1, bounds.height() * MARGIN);
        return new Box(
                Math.max(0, bounds.x() - x),
                Math.max(0, bounds.y() - y),
                Math.min(size.width(), bounds.endX() + x),
                Math.min(size.height(), bounds.endY() + y));
    }

    private Found found(Candidate candidate, int index, List<Prompt> prompts, Mask expected, Limits limits) {
        Mask mask = candidate.logits().mask();
        double stability = candidate.logits().stability(STABILITY_OFFSET);
        // An object that leaves the picture is cut off as it was expected to be, but its centre moves in another way.
        double overlap =
                mask.isEmpty() ? 0 : Math.max(mask.iou(Shift.between(last, mask).of(last)), mask.iou(expected));
        float rating = candidate.predictedIou();
        Optional<Doubt> doubt = doubt(mask, rating, stability, overlap, limits);
        return new Found(mask, prompts, index, rating, stability, overlap, doubt);
    }

    private static Optional<Doubt> doubt(Mask mask, float rating, double stability, double overlap, Limits limits) {
        if (mask.isEmpty()) {
            return Optional.of(Doubt.LOST);
        } else if (overlap < limits.overlap()) {
            return Optional.of(Doubt.OVERLAP);
        } else if (rating < limits.predictedIou()) {
            return Optional.of(Doubt.PREDICTED_IOU);
        }
        return stability < limits.stability() ? Optional.of(Doubt.STABILITY) : Optional.empty();
    }

    /** Goes on from the mask that the object has on the next image; an empty one is none. */
    public void goOnFrom(Mask mask) {
        remembrance.keep();
        if (!mask.isEmpty()) {
            movement = Shift.between(last, mask);
            last = mask;
        }
    }

    /** Whether the object was at the edge of the picture last, so that it may have left it. */
    boolean wasAtTheEdge() {
        PixelBox bounds = movement.of(last).bounds();
        Size size = last.size();
        return bounds.isEmpty()
                || bounds.x() == 0
                || bounds.y() == 0
                || bounds.endX() == size.width()
                || bounds.endY() == size.height();
    }
}
