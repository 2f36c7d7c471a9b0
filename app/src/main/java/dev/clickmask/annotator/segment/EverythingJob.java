package dev.clickmask.annotator.segment;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.everything.Everything;
import dev.clickmask.sam.everything.EverythingOptions;
import dev.clickmask.sam.everything.FoundMask;
import dev.clickmask.sam.image.RgbImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A search of the current image for all that is there, done by the {@link InferenceWorker} in small steps between other
 * requests. Used once.
 */
public final class EverythingJob {
    /** How often the person sees how far it is. */
    private static final int NEWS = 100;

    private final EverythingOptions options;
    private final String modelId;
    private final Listener listener;
    private @Nullable Everything search;
    private int nextNews;

    /** Hears how it goes, where the {@link InferenceWorker} delivers. */
    public interface Listener {
        /** So many steps are done. */
        void progressed(int done, int steps);

        /**
         * It is done.
         *
         * @param suggestions what may be accepted, the best rated first; with negative ids, and in no category
         */
        void found(List<Instance> suggestions);

        /** It has ended without a result. */
        void failed(String sentence, Throwable cause);
    }

    /** Prepares it; {@code modelId} is that of the model that will be asked. */
    public EverythingJob(EverythingOptions options, String modelId, Listener listener) {
        this.options = options;
        this.modelId = modelId;
        this.listener = listener;
    }

    /** Does the next step; returns what is to be told, if anything is. */
    Optional<Runnable> step(SamModel model, RgbImage image, ImageEmbedding whole) throws InferenceException {
        if (search == null) {
            search = new Everything(model, image, whole, options);
        }
        Everything running = search;
        running.step();
        if (running.isDone()) {
            List<Instance> found = suggestions(running.result());
            return Optional.of(() -> listener.found(found));
        }
        int done = running.done();
        if (done < nextNews) {
            return Optional.empty();
        }
        nextNews = done + Math.max(1, running.steps() / NEWS);
        return Optional.of(() -> listener.progressed(done, running.steps()));
    }

    boolean isDone() {
        return search != null && search.isDone();
    }

    /** What is to be told if it cannot go on. */
    Runnable failure(String sentence, Throwable cause) {
        return () -> listener.failed(sentence, cause);
    }

    private List<Instance> suggestions(List<FoundMask> found) {
        List<FoundMask> ranked = new ArrayList<>(found);
        ranked.sort(Comparator.comparing(mask -> -mask.predictedIou()));
        List<Instance> suggestions = new ArrayList<>();
        for (FoundMask mask : ranked) {
            Instance.Origin origin = new Instance.Origin(
                    List.of(new Prompt.Point(mask.point(), true)), modelId, mask.predictedIou(), 0, mask.candidate());
            suggestions.add(new Instance(-1 - suggestions.size(), 0, new Segmentation.Pixels(mask.mask()), origin));
        }
        return suggestions;
    }
}
