package dev.clickmask.annotator.segment;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.EmbeddingKey;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.ModelKey;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.KeyedImage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows objects over images until there is a doubt, done by the {@link InferenceWorker} in steps between other requests.
 * The next image is read on a thread of its own meanwhile. Used once.
 */
public final class PropagationJob {
    private final Size size;
    private final PropagationRun run;
    private final Listener listener;
    private final Deque<Frame> frames;
    private final Frame start;

    // Guarded by this.
    private @Nullable Reading reading;
    private boolean isStart;
    private boolean over;

    // Of the inference thread.
    private @Nullable ImageEmbedding embedding;

    /**
     * An image to be gone to.
     *
     * @param seenTo what a person made or confirmed there
     */
    public record Frame(String name, UpcomingImage image, List<Instance> seenTo) {}

    /** Why there is no next image. */
    public enum End {
        /** There are no more. */
        LAST_IMAGE,
        /** All objects have left the picture. */
        ALL_GONE,
        /** A person should look at the image that was told of last. */
        DOUBT
    }

    /** Hears how it goes, where the {@link InferenceWorker} delivers. */
    public interface Listener {
        /** The objects were looked for on the next image. */
        void carried(Carried result, Size imageSize);

        /** An image was left out. */
        void skipped(String image, String sentence);

        /** There is nothing more to do. */
        void ended(End why);

        /** It cannot go on. */
        void failed(String sentence, Throwable cause);
    }

    /** What is known of the next image. */
    private static final class Reading {
        private final Frame frame;
        private @Nullable KeyedImage pixels;
        private @Nullable ImageEmbedding known;
        private @Nullable Throwable failure;
        private boolean done;

        Reading(Frame frame) {
            this.frame = frame;
        }

        @Nullable
        Size size() {
            if (known != null) {
                return known.imageSize();
            }
            return pixels == null ? null : pixels.image().size();
        }
    }

    /**
     * Prepares it.
     *
     * @param size of the image where the objects come from; images of another size are left out
     * @param start that image, which is read only for a model that remembers it
     * @param frames in the order in which they are gone to
     */
    public PropagationJob(Size size, PropagationRun run, Frame start, Collection<Frame> frames, Listener listener) {
        this.size = size;
        this.run = run;
        this.start = start;
        this.frames = new ArrayDeque<>(frames);
        this.listener = listener;
    }

    /** Has nothing more read. On any thread. */
    synchronized void cancel() {
        over = true;
    }

    synchronized boolean isOver() {
        return over;
    }

    /** Whether {@link #step} has something to do; if not, has the next image read, and {@code wake} is called when it is there. */
    synchronized boolean isReady(SamModel model, ModelKey key, EmbeddingCache cache, Runnable wake) {
        if (over || frames.isEmpty()) {
            return !over;
        }
        if (reading == null) {
            isStart = run.wantsStart(model);
            Reading next = new Reading(isStart ? start : frames.element());
            reading = next;
            Thread reader = new Thread(() -> read(next, key, cache, wake), "propagation");
            reader.setDaemon(true);
            reader.start();
        }
        return reading.done;
    }

    private void read(Reading next, ModelKey model, EmbeddingCache cache, Runnable wake) {
        KeyedImage pixels = null;
        ImageEmbedding known = null;
        Throwable failure = null;
        try {
            EmbeddingKey key = new EmbeddingKey(model, next.frame.image().key());
            known = cache.inMemory(key).or(() -> cache.onDisk(key)).orElse(null);
            pixels = known == null ? next.frame.image().read() : null;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            failure = e;
        }
        synchronized (this) {
            next.pixels = pixels;
            next.known = known;
            next.failure = failure;
            next.done = true;
        }
        wake.run();
    }

    /**
     * Encodes the next image, or looks for the objects on one that is encoded; returns what is to be told, if anything is.
     *
     * @throws InferenceException if the native run fails, or is cancelled: the step may be done once more
     */
    Optional<Runnable> step(SamModel model, ModelKey key, EmbeddingCache cache) throws InferenceException {
        Reading next = next();
        if (next == null) {
            return Optional.of(end(End.LAST_IMAGE));
        }
        Throwable failure = next.failure;
        if (failure != null) {
            return Optional.of(
                    skip(next.frame, failure.getMessage() == null ? failure.toString() : failure.getMessage()));
        }
        if (!size.equals(next.size())) {
            return Optional.of(
                    skip(next.frame, next.frame.name() + " is " + next.size() + " pixels large, not " + size));
        }
        ImageEmbedding there = embedding == null ? next.known : embedding;
        if (there == null) {
            embedding = encode(model, key, cache, next);
            return Optional.empty();
        }
        if (next.frame.equals(start)) {
            run.start(model, there);
            goOn();
            return Optional.empty();
        }
        Carried result = run.next(next.frame.name(), model, there, next.frame.seenTo());
        goOn();
        return Optional.of(told(result));
    }

    private synchronized @Nullable Reading next() {
        return reading;
    }

    private static ImageEmbedding encode(SamModel model, ModelKey key, EmbeddingCache cache, Reading next)
            throws InferenceException {
        KeyedImage pixels = next.pixels;
        if (pixels == null) {
            throw new IllegalStateException("neither pixels nor embedding of " + next.frame.name());
        }
        EmbeddingKey where = new EmbeddingKey(key, pixels.key());
        Optional<ImageEmbedding> known = cache.inMemory(where);
        if (known.isPresent()) {
            return known.get();
        }
        ImageEmbedding encoded = model.encode(pixels.image());
        cache.put(where, encoded);
        return encoded;
    }

    private Runnable told(Carried result) {
        Runnable news = () -> listener.carried(result, size);
        boolean doubted = !result.doubtful().isEmpty();
        if (!doubted && !run.isOver()) {
            return news;
        }
        Runnable last = end(doubted ? End.DOUBT : End.ALL_GONE);
        return () -> {
            news.run();
            last.run();
        };
    }

    private Runnable skip(Frame frame, String sentence) {
        if (frame.equals(start)) {
            return failure(sentence, new IOException(sentence));
        }
        goOn();
        return () -> listener.skipped(frame.name(), sentence);
    }

    private synchronized void goOn() {
        if (!isStart) {
            frames.remove();
        }
        reading = null;
        embedding = null;
    }

    private Runnable end(End why) {
        cancel();
        return () -> listener.ended(why);
    }

    /** What is to be told if it cannot go on. */
    Runnable failure(String sentence, Throwable cause) {
        cancel();
        return () -> listener.failed(sentence, cause);
    }
}
