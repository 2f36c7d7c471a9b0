package dev.clickmask.annotator.evaluate;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.PromptPolicy;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.mask.Logits;
import dev.clickmask.sam.mask.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plays a simulated person against a model on one mask, in the way in which the window works: with the same
 * {@link PromptPolicy}.
 */
final class ClickBenchmark {
    /** A mask as good as this is not clicked any further. */
    private final double enough;

    private final int maxClicks;
    private final boolean cycle;

    /**
     * @param enough IoU at which the person stops
     * @param maxClicks clicks after which the person gives up
     * @param cycle whether the person picks the best candidate after the first click, as Tab does in the window
     */
    ClickBenchmark(double enough, int maxClicks, boolean cycle) {
        this.enough = enough;
        this.maxClicks = maxClicks;
        this.cycle = cycle;
    }

    /** What the person sees after a click. */
    private record View(Candidate candidate, Mask mask) {}

    /**
     * Clicks on one mask until it is good enough.
     *
     * @param item names the mask in the report
     */
    ClickRun run(SamModel model, String modelId, ImageEmbedding embedding, EvaluationItem item, Truth truth)
            throws InferenceException {
        Play play = new Play(model, embedding, truth);
        while (play.points.size() < maxClicks && play.iou() < enough && play.click()) {
            // Every click looks at the outcome of the one before.
        }
        return new ClickRun(item.imageName(), item.maskName(), modelId, play.ious, play.actions, play.nanos / 1e9);
    }

    /** One mask being clicked on. */
    private final class Play {
        private final SamModel model;
        private final ImageEmbedding embedding;
        private final Truth truth;
        private final SimulatedPerson person;
        private final List<Prompt> points = new ArrayList<>();
        private final List<Double> ious = new ArrayList<>();
        private final List<Integer> actions = new ArrayList<>();
        private @Nullable View shown;
        private int switches;
        private long nanos;

        Play(SamModel model, ImageEmbedding embedding, Truth truth) {
            this.model = model;
            this.embedding = embedding;
            this.truth = truth;
            this.person = new SimulatedPerson(truth);
        }

        /** IoU of what is shown; of nothing, before the first click. */
        double iou() {
            return ious.isEmpty() ? -1 : ious.get(ious.size() - 1);
        }

        /** Makes the next click; false if there is none to make. */
        boolean click() throws InferenceException {
            Mask before = shown == null ? Mask.empty(truth.object().size()) : shown.mask();
            Optional<Prompt.Point> point = person.next(before);
            if (point.isEmpty()) {
                return false;
            }
            List<Prompt> earlier = List.copyOf(points);
            points.add(point.get());
            Logits prior = PromptPolicy.prior(
                    earlier, points, shown == null ? null : shown.candidate().logits());
            long start = System.nanoTime();
            List<Candidate> candidates = model.decode(embedding, PromptPolicy.question(points, prior));
            int first = PromptPolicy.first(points, candidates);
            View view = view(candidates, first);
            nanos += System.nanoTime() - start;
            if (cycle && points.size() == 1) {
                int best = best(candidates, truth);
                switches = presses(first, best, candidates.size());
                view = view(candidates, best);
            }
            shown = view;
            ious.add(truth.iou(view.mask()));
            actions.add(points.size() + switches);
            return true;
        }
    }

    private static View view(List<Candidate> candidates, int index) {
        return new View(candidates.get(index), candidates.get(index).logits().mask());
    }

    private static int best(List<Candidate> candidates, Truth truth) {
        int best = 0;
        double bestIou = -1;
        for (int i = 0; i < candidates.size(); i++) {
            double iou = truth.iou(candidates.get(i).logits().mask());
            if (iou > bestIou) {
                best = i;
                bestIou = iou;
            }
        }
        return best;
    }

    /** Tab or Shift+Tab, whichever way is shorter. */
    private static int presses(int from, int to, int count) {
        int forward = Math.floorMod(to - from, count);
        return Math.min(forward, count - forward);
    }
}
