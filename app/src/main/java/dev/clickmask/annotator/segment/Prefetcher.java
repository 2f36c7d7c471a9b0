package dev.clickmask.annotator.segment;

import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.EmbeddingKey;
import dev.clickmask.sam.ModelKey;
import dev.clickmask.sam.image.ImageKey;
import dev.clickmask.sam.image.KeyedImage;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Knows which images are wanted next and which of them are ready, and brings the others for the encoder, on a thread of its
 * own. It looks for all in the cache as soon as they are wanted; but pixels are read only when the encoder asks for them, of
 * one image at a time.
 */
final class Prefetcher implements AutoCloseable {
    private final EmbeddingCache cache;
    private final Runnable wake;
    private final Told told;
    private final Thread thread = new Thread(this::work, "prefetch");

    // Guarded by this.
    private Map<UpcomingImage, State> wanted = new LinkedHashMap<>();
    private Map<UpcomingImage, ImageKey> keys = new HashMap<>();
    private @Nullable ModelKey model;
    private @Nullable KeyedImage pixels;
    private boolean hungry;
    private int toldReady;
    private int toldWanted;
    private boolean closed;

    /** Hears how many of the images that are wanted next are ready, whenever that changes. */
    interface Told {
        void prepared(int ready, int wanted);
    }

    private enum State {
        /** Nobody has looked for it in the cache. */
        UNKNOWN,
        /** The encoder has to run. */
        MISSING,
        READY,
        /** It cannot be read or encoded; the person is told when it is opened. */
        HOPELESS
    }

    /**
     * Starts the thread.
     *
     * @param wake called after each change that may give the encoder something to do, on any thread, without a lock
     */
    Prefetcher(EmbeddingCache cache, Runnable wake, Told told) {
        this.cache = cache;
        this.wake = wake;
        this.told = told;
        thread.setDaemon(true);
        thread.start();
    }

    /** Wants these images next, in this order, in the place of those before. */
    synchronized void prepare(List<? extends UpcomingImage> next) {
        Map<UpcomingImage, State> now = new LinkedHashMap<>();
        next.forEach(image -> now.put(image, State.UNKNOWN));
        wanted = now;
        keys.keySet().retainAll(now.keySet());
        hungry = false;
        if (pixels != null && !wants(pixels.key())) {
            pixels = null;
        }
        tell();
        notifyAll();
    }

    /** Goes on with another model, for which nothing may be ready. */
    synchronized void use(ModelKey next) {
        model = next;
        wanted.replaceAll((image, state) -> State.UNKNOWN);
        notifyAll();
    }

    /** Whether the image is one of those wanted next, as far as is known. */
    synchronized boolean wants(ImageKey key) {
        return wanted.keySet().stream().anyMatch(image -> key.equals(keys.get(image)));
    }

    /**
     * What the encoder should do now; asks for pixels if there are none yet, and then wakes.
     *
     * @return null if there is nothing to do, or not yet
     */
    synchronized @Nullable KeyedImage take() {
        if (pixels == null && !hungry) {
            hungry = true;
            notifyAll();
        }
        return pixels;
    }

    /** Whether the encoder could be given something, now or later. */
    synchronized boolean hasWork() {
        return wanted.containsValue(State.UNKNOWN) || wanted.containsValue(State.MISSING);
    }

    /** The embedding of an image is in the cache. */
    synchronized void done(ImageKey key) {
        settle(key, State.READY);
    }

    /** The encoder failed with an image. */
    synchronized void failed(ImageKey key) {
        settle(key, State.HOPELESS);
    }

    private synchronized void settle(ImageKey key, State state) {
        wanted.replaceAll((image, before) -> key.equals(keys.get(image)) ? state : before);
        if (state != State.MISSING && pixels != null && pixels.key().equals(key)) {
            pixels = null;
        }
        tell();
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void tell() {
        int ready = (int) wanted.values().stream().filter(State.READY::equals).count();
        if (ready != toldReady || wanted.size() != toldWanted) {
            toldReady = ready;
            toldWanted = wanted.size();
            told.prepared(toldReady, toldWanted);
        }
    }

    private void work() {
        try {
            for (Runnable job = nextJob(); job != null; job = nextJob()) {
                job.run();
                wake.run();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody but close() may end the prefetch thread", e);
        }
    }

    /** First all are looked for in the cache; then the first that is missing is read, if it is asked for. */
    private synchronized @Nullable Runnable nextJob() throws InterruptedException {
        while (!closed) {
            ModelKey now = model;
            UpcomingImage unknown = first(State.UNKNOWN::equals);
            UpcomingImage missing = first(State.MISSING::equals);
            if (now != null && unknown != null) {
                ImageKey key = keys.get(unknown);
                return () -> look(unknown, key, now);
            } else if (now != null && missing != null && hungry && pixels == null) {
                return () -> read(missing);
            }
            wait();
        }
        return null;
    }

    private @Nullable UpcomingImage first(Predicate<State> which) {
        for (Map.Entry<UpcomingImage, State> image : wanted.entrySet()) {
            if (which.test(image.getValue())) {
                return image.getKey();
            }
        }
        return null;
    }

    private void look(UpcomingImage image, @Nullable ImageKey known, ModelKey now) {
        try {
            ImageKey key = known != null ? known : image.key();
            EmbeddingKey wantedKey = new EmbeddingKey(now, key);
            boolean there = cache.inMemory(wantedKey).isPresent()
                    || cache.onDisk(wantedKey).isPresent();
            boolean huge = !there && image.isHuge();
            synchronized (this) {
                if (wanted.containsKey(image) && now.equals(model)) {
                    keys.put(image, key);
                    settle(key, there ? State.READY : huge ? State.HOPELESS : State.MISSING);
                }
            }
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            giveUp(image, e);
        }
    }

    private void read(UpcomingImage image) {
        try {
            KeyedImage read = image.read();
            synchronized (this) {
                hungry = false;
                if (wanted.containsKey(image)) {
                    keys.put(image, read.key());
                    pixels = read;
                }
            }
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            giveUp(image, e);
        }
    }

    private synchronized void giveUp(UpcomingImage image, Throwable cause) {
        System.getLogger(Prefetcher.class.getName()).log(System.Logger.Level.DEBUG, "cannot prepare " + image, cause);
        if (wanted.replace(image, State.HOPELESS) != null) {
            tell();
        }
    }
}
