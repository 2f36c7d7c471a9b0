package dev.clickmask.annotator.segment;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.EmbeddingKey;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.ModelKey;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.PromptPolicy;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.image.ImageKey;
import dev.clickmask.sam.image.KeyedImage;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs the model on a thread of its own, which it owns together with the model.
 *
 * <p>It is told what is wanted - a model, an image, the newest prompts - and does what is missing, in that order. So
 * prompts that come while the image is being encoded wait for it, and of several that wait only the newest are answered.
 * What belongs to an image that is no longer wanted is never delivered. All methods may be called from any thread.
 *
 * <p>While there is nothing else to do and the person is quiet, it encodes the images that are wanted next. Whatever the
 * person asks for ends such a run at once; it is begun again later.
 */
public final class InferenceWorker implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(InferenceWorker.class.getName());
    private static final long STACK_BYTES = 16 << 20;
    /** Longer than a person takes between two clicks in a row. */
    private static final Duration QUIET = Duration.ofMillis(300);

    private final Executor back;
    private final Listener listener;
    private final EmbeddingCache cache;
    private final Prefetcher prefetcher;
    private final Thread thread = new Thread(null, this::work, "inference", STACK_BYTES);

    // What is wanted and what there is; guarded by this.
    private final Quiet quiet;
    private @Nullable Opening opening;
    private @Nullable SamModel model;
    private @Nullable ModelKey modelKey;
    private @Nullable ImagePart image;
    private @Nullable ImageEmbedding embedding;
    /** The image that is being encoded before it is wanted. */
    private @Nullable ImageKey ahead;

    private @Nullable DecodeRequest pending;
    private @Nullable PreviewRequest pendingPreview;
    private boolean previewing;
    private @Nullable EverythingJob search;
    private @Nullable PropagationJob propagation;
    private boolean propagating;
    private boolean encodingFailed;
    /** Whether the image is only looked at for now, so that the encoder waits. */
    private boolean glancing;
    /** There is another model, of which the listener has not heard: what it asks until then is meant for the one before. */
    private boolean untold;

    private long generation;
    private boolean closed;

    private record Opening(ModelKey key, ModelSource source) {}

    /** Opens a model, which may take seconds; called on the inference thread. */
    @FunctionalInterface
    public interface ModelSource {
        SamModel open() throws IOException;
    }

    /** Hears what happens, through the executor given to the worker. */
    public interface Listener {
        /** The model is there. */
        void modelOpened(ModelInfo info);

        /** The encoder works at the current image. */
        void encodingStarted();

        /** The current image is ready for prompts; {@code encodingStarted} comes before it only where the encoder ran. */
        void encoded(Encoding encoding);

        /** So many of the images that are wanted next are ready. */
        void prepared(int ready, int wanted);

        /** The model answered. */
        void answered(DecodeRequest request, Answer answer);

        /** Something went wrong, said in one sentence; the cause is for the log. */
        void failed(String sentence, Throwable cause);
    }

    /**
     * Starts the thread.
     *
     * @param back where the listener is called, later and one after the other; in the program the event dispatch thread
     * @param cache what was encoded before, for all models; closed by whoever made it, after this
     */
    public InferenceWorker(Executor back, Listener listener, EmbeddingCache cache) {
        this(back, listener, cache, QUIET);
    }

    InferenceWorker(Executor back, Listener listener, EmbeddingCache cache, Duration quiet) {
        this.back = back;
        this.listener = listener;
        this.cache = cache;
        this.quiet = new Quiet(quiet);
        prefetcher =
                new Prefetcher(cache, this::wake, (ready, wanted) -> deliver(() -> listener.prepared(ready, wanted)));
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Opens a model in the place of the one before. When the listener hears of it, all that was asked is forgotten, if
     * there was one before: what is still wanted has to be asked afresh, without priors of the other model.
     *
     * @param key tells its embeddings from those of other models
     */
    public synchronized void open(ModelKey key, ModelSource wanted) {
        opening = new Opening(key, wanted);
        encodingFailed = false;
        search = null;
        endPropagation();
        makeWay();
    }

    /**
     * Goes on to another image: drops the prompts and the run for the one before. The encoder runs only if neither memory
     * nor disk holds what it once made of this image.
     *
     * @param key of the file that the image was read from
     */
    public void show(ImageKey key, RgbImage wanted) {
        show(key, wanted, false);
    }

    /**
     * The same.
     *
     * @param glance whether the image is only looked at for now: then the encoder does not begin with it before {@link #settle}
     *     or a prompt, nor with another
     */
    public synchronized void show(ImageKey key, RgbImage wanted, boolean glance) {
        glancing = glance;
        show(ImagePart.whole(new KeyedImage(key, wanted)));
    }

    /** The image that is shown is not only looked at any more. */
    public synchronized void settle() {
        glancing = false;
        disturbed();
    }

    /**
     * Goes on to a part of an image, which may be the current one. It is encoded and kept as an image of its own, but
     * prompts and masks stay in pixels of the whole.
     *
     * @param part inside the image
     */
    public synchronized void show(KeyedImage wanted, PixelBox part) {
        glancing = false;
        show(new ImagePart(wanted, part));
    }

    private synchronized void show(ImagePart wanted) {
        ImageKey key = wanted.key();
        generation++;
        image = wanted;
        encodingFailed = false;
        pending = null;
        pendingPreview = null;
        search = null;
        embedding = modelKey == null
                ? null
                : cache.inMemory(new EmbeddingKey(modelKey, key))
                        .map(wanted::place)
                        .orElse(null);
        if (ahead == null) {
            cancel();
        }
        if (embedding != null) {
            // A run for the next image may go on: it is ended by the first prompt.
            deliver(generation, () -> listener.encoded(new Encoding(Duration.ZERO, Encoding.Source.MEMORY)));
        } else if (key.equals(ahead)) {
            deliver(generation, listener::encodingStarted);
        } else {
            cancel();
        }
        disturbed();
    }

    /**
     * Names the images that may be wanted next, the likeliest first, in the place of those named before. They are encoded
     * when there is nothing else to do.
     */
    public synchronized void prepare(List<? extends UpcomingImage> next) {
        prefetcher.prepare(next);
        if (ahead != null && !isShown(ahead) && !prefetcher.wants(ahead)) {
            cancel();
        }
        notifyAll();
    }

    /** Asks about the current image, in the place of a request that still waits; a preview makes way for it. */
    public synchronized void decode(DecodeRequest request) {
        pending = request;
        pendingPreview = null;
        encodingFailed = false;
        glancing = false;
        if (previewing || propagating) {
            cancel();
        }
        makeWay();
    }

    /** Asks for a preview, in the place of one that still waits. It is made when nothing else is wanted. */
    public synchronized void preview(PreviewRequest request) {
        pendingPreview = request;
        makeWay();
    }

    /**
     * Searches the current image for all that is there, a step at a time and only while no prompt waits, until another image
     * is shown or another model opened.
     */
    public synchronized void search(EverythingJob job) {
        search = job;
        encodingFailed = false;
        glancing = false;
        makeWay();
    }

    /** Gives the search up, if there is one. */
    public synchronized void endSearch() {
        search = null;
    }

    /**
     * Follows objects over other images while nothing else is wanted, also when the person goes to another image, until it is
     * over or another model is opened. It gives way to prompts, but not to previews, which would leave it no time.
     */
    public synchronized void propagate(PropagationJob job) {
        endPropagation();
        propagation = job;
        makeWay();
    }

    /** Gives the propagation up, if there is one. */
    public synchronized void endPropagation() {
        if (propagation != null) {
            propagation.cancel();
            propagation = null;
            if (propagating) {
                cancel();
            }
        }
    }

    /** Ends a run for an image that is not wanted yet, for something that the person asked for. */
    private synchronized void makeWay() {
        if (ahead != null && !isShown(ahead)) {
            cancel();
        }
        disturbed();
    }

    private synchronized void disturbed() {
        quiet.disturb();
        notifyAll();
    }

    private synchronized void cancel() {
        if (model != null) {
            model.cancel();
        }
    }

    private synchronized boolean isShown(ImageKey key) {
        return image != null && image.key().equals(key);
    }

    private synchronized void wake() {
        notifyAll();
    }

    /** Ends the run in progress, waits for it, and closes the model. Nothing is delivered after it. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            prefetcher.close();
            cancel();
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            for (Runnable job = nextJob(); job != null; job = nextJob()) {
                job.run();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody but close() may end the inference thread", e);
        } finally {
            SamModel last = currentModel();
            if (last != null) {
                last.close();
            }
        }
    }

    /** What is missing most; waits until something is, and is null when the worker is closed. */
    private synchronized @Nullable Runnable nextJob() throws InterruptedException {
        while (!closed) {
            Runnable job = wantedJob();
            if (job == null) {
                job = propagationJob();
            }
            if (job == null && propagation == null) {
                job = aheadJob();
            }
            if (job != null) {
                return job;
            }
            long left = quiet.millisLeft();
            if (left > 0 && prefetcher.hasWork()) {
                wait(left);
            } else {
                wait();
            }
        }
        return null;
    }

    /** What the person waits for. */
    private synchronized @Nullable Runnable wantedJob() {
        long now = generation;
        Opening wanted = opening;
        SamModel ready = model;
        ImagePart picture = image;
        ImageEmbedding encoded = embedding;
        DecodeRequest request = pending;
        PreviewRequest preview = pendingPreview;
        EverythingJob all = search;
        Answer known = request != null ? request.known() : null;
        if (request != null && known != null) {
            pending = null;
            return () -> finish(request, known, now);
        } else if (wanted != null) {
            opening = null;
            return () -> load(wanted);
        } else if (ready != null && picture != null && encoded == null && !encodingFailed && !glancing) {
            EmbeddingKey key = new EmbeddingKey(Objects.requireNonNull(modelKey), picture.key());
            return () -> encode(ready, key, picture, now);
        } else if (ready != null && encoded != null && request != null && !untold) {
            pending = null;
            return () -> decode(ready, encoded, request, now);
        } else if (ready != null && encoded != null && preview != null && !untold) {
            pendingPreview = null;
            previewing = true;
            return () -> preview(ready, encoded, preview, now);
        } else if (ready != null && picture != null && encoded != null && all != null) {
            return () -> step(ready, picture.image(), encoded, all, now);
        }
        return null;
    }

    /** What the person does not wait for. */
    private synchronized @Nullable Runnable propagationJob() {
        SamModel ready = model;
        ModelKey by = modelKey;
        PropagationJob job = propagation;
        if (ready == null || by == null || job == null || untold || !job.isReady(ready, by, cache, this::wake)) {
            return null;
        }
        propagating = true;
        return () -> propagate(ready, by, job);
    }

    /** What will be wanted next, once it is quiet. */
    private synchronized @Nullable Runnable aheadJob() {
        SamModel ready = model;
        ModelKey by = modelKey;
        if (ready == null || by == null || glancing || quiet.millisLeft() > 0 || !prefetcher.hasWork()) {
            return null;
        }
        KeyedImage next = prefetcher.take();
        if (next == null) {
            return null;
        }
        ahead = next.key();
        return () -> encodeAhead(ready, new EmbeddingKey(by, next.key()), next);
    }

    private void load(Opening wanted) {
        try {
            SamModel opened = wanted.source().open();
            SamModel before = currentModel();
            synchronized (this) {
                model = opened;
                modelKey = wanted.key();
                embedding = null;
                untold = true;
            }
            prefetcher.use(wanted.key());
            if (before != null) {
                before.close();
            }
            deliver(() -> {
                told(before != null);
                listener.modelOpened(opened.info());
            });
            opened.warmUp();
        } catch (InferenceException e) {
            // Of the warming up: only its gain is lost, and if there is a fault, the first prompt tells it.
            LOG.log(System.Logger.Level.DEBUG, "no warming up", e);
        } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
            deliver(() -> listener.failed(sentence(e), e));
        }
    }

    /** Forgets what was asked of the model before, whose answers as priors would not fit this one. */
    private synchronized void told(boolean another) {
        untold = false;
        pending = another ? null : pending;
        pendingPreview = another ? null : pendingPreview;
        notifyAll();
    }

    private void encode(SamModel ready, EmbeddingKey key, ImagePart picture, long asked) {
        if (isClosed() || asked != currentGeneration()) {
            return;
        }
        long start = System.nanoTime();
        Optional<ImageEmbedding> known = cache.inMemory(key);
        Encoding.Source from = known.isPresent() ? Encoding.Source.MEMORY : Encoding.Source.DISK;
        known = known.or(() -> cache.onDisk(key));
        if (known.isPresent()) {
            ready(known.get(), key, new Encoding(since(start), from));
            return;
        }
        deliver(asked, listener::encodingStarted);
        try {
            long begun = System.nanoTime();
            ImageEmbedding encoded = ready.encode(picture.pixels());
            Encoding encoding = new Encoding(since(begun), Encoding.Source.ENCODED);
            cache.put(key, encoded);
            ready(encoded, key, encoding);
        } catch (InferenceException e) {
            // A cancelled run of an image that is still wanted is simply begun again by the next job.
            if (!e.isCancelled()) {
                encodingFailed(e, asked);
            }
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            encodingFailed(e, asked);
        }
    }

    /** Encodes an image that may be wanted next; by the end of the run it may be the one that is wanted now. */
    private void encodeAhead(SamModel ready, EmbeddingKey key, KeyedImage picture) {
        long start = System.nanoTime();
        try {
            ImageEmbedding encoded = ready.encode(picture.image());
            Encoding encoding = new Encoding(since(start), Encoding.Source.ENCODED);
            cache.put(key, encoded);
            ready(encoded, key, encoding);
        } catch (InferenceException e) {
            if (!e.isCancelled()) {
                prefetcher.failed(key.image());
            }
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            prefetcher.failed(key.image());
        } finally {
            synchronized (this) {
                ahead = null;
            }
        }
    }

    /** There is an embedding: of the current image, or of one that may be wanted next. */
    private void ready(ImageEmbedding encoded, EmbeddingKey key, Encoding encoding) {
        prefetcher.done(key.image());
        synchronized (this) {
            ImagePart current = image;
            boolean wanted = current != null && current.key().equals(key.image());
            if (current != null && wanted && key.model().equals(modelKey) && embedding == null) {
                embedding = current.place(encoded);
                deliver(generation, () -> listener.encoded(encoding));
            }
        }
    }

    private synchronized void encodingFailed(Throwable cause, long asked) {
        if (asked == generation) {
            encodingFailed = true;
            pending = null;
            deliver(asked, () -> listener.failed(sentence(cause), cause));
        }
    }

    private void decode(SamModel ready, ImageEmbedding encoded, DecodeRequest request, long asked) {
        try {
            long start = System.nanoTime();
            List<Candidate> candidates = ready.decode(encoded, request.prompts());
            Duration decoding = since(start);
            int best = PromptPolicy.first(request.prompts(), candidates);
            Answer answer = Answer.of(candidates, request.finish(), best, decoding);
            deliver(asked, () -> listener.answered(request, answer));
        } catch (InferenceException e) {
            if (!e.isCancelled()) {
                deliver(asked, () -> listener.failed(sentence(e), e));
            }
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            deliver(asked, () -> listener.failed(sentence(e), e));
        }
    }

    /** Makes the masks of an answer anew, for which neither model nor embedding need be there. */
    private void finish(DecodeRequest request, Answer known, long asked) {
        try {
            Answer answer = known.finished(request.finish());
            deliver(asked, () -> listener.answered(request, answer));
        } catch (RuntimeException | OutOfMemoryError e) {
            deliver(asked, () -> listener.failed(sentence(e), e));
        }
    }

    /** A preview that fails is not told: the prompt that may follow will be. */
    private void preview(SamModel ready, ImageEmbedding encoded, PreviewRequest request, long asked) {
        try {
            List<Prompt> prompts = List.of(request.point());
            List<Candidate> candidates = ready.decode(encoded, prompts);
            Candidate best = candidates.get(PromptPolicy.first(prompts, candidates));
            Mask mask = request.finish().mask(best.logits());
            deliver(asked, () -> request.then().accept(mask));
        } catch (InferenceException | RuntimeException | OutOfMemoryError e) {
            LOG.log(System.Logger.Level.DEBUG, "no preview", e);
        } finally {
            endPreview();
        }
    }

    private synchronized void endPreview() {
        previewing = false;
    }

    private void step(SamModel ready, KeyedImage picture, ImageEmbedding encoded, EverythingJob all, long asked) {
        try {
            all.step(ready, picture.image(), encoded).ifPresent(news -> deliver(asked, news));
            if (all.isDone()) {
                drop(all);
            }
        } catch (InferenceException e) {
            // A step that was cancelled is done again by the next job, if it is still wanted.
            if (!e.isCancelled()) {
                fail(all, e, asked);
            }
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            fail(all, e, asked);
        }
    }

    private void propagate(SamModel ready, ModelKey by, PropagationJob job) {
        try {
            job.step(ready, by, cache).ifPresent(this::deliver);
        } catch (InferenceException e) {
            // A step that was cancelled is done again by the next job, if it is still wanted.
            if (!e.isCancelled()) {
                deliver(job.failure(sentence(e), e));
            }
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            deliver(job.failure(sentence(e), e));
        } finally {
            synchronized (this) {
                propagating = false;
                propagation = propagation != null && propagation.isOver() ? null : propagation;
            }
        }
    }

    private void fail(EverythingJob all, Throwable cause, long asked) {
        drop(all);
        deliver(asked, all.failure(sentence(cause), cause));
    }

    private synchronized void drop(EverythingJob all) {
        if (search == all) {
            search = null;
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String sentence(Throwable cause) {
        if (cause instanceof OutOfMemoryError) {
            return "The model does not fit into memory; give Java more with -Xmx, or use a smaller model";
        }
        String message = cause.getMessage();
        return message != null ? message : cause.toString();
    }

    private void deliver(Runnable message) {
        back.execute(() -> {
            if (!isClosed()) {
                message.run();
            }
        });
    }

    /** The generation is compared where it is bumped, on the way back, so that nothing late slips through. */
    private void deliver(long asked, Runnable message) {
        deliver(() -> {
            if (asked == currentGeneration()) {
                message.run();
            }
        });
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized long currentGeneration() {
        return generation;
    }

    private synchronized @Nullable SamModel currentModel() {
        return model;
    }
}
