package dev.clickmask.annotator.segment;

import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.EmbeddingKey;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.ModelKey;
import dev.clickmask.sam.image.ImageKey;
import dev.clickmask.sam.image.KeyedImage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of the inference thread and what there is, and so what it does next. Any thread may ask for something, as
 * {@link InferenceWorker} says; only the inference thread takes jobs and tells what became of them. Its monitor guards all
 * of it, and is never held while a job runs.
 */
final class Agenda {
    private final Delivery delivery;
    private final InferenceListener listener;
    private final EmbeddingCache cache;
    private final Prefetcher prefetcher;

    // What is wanted and what there is; guarded by this.
    private final Quiet quiet;
    private @Nullable Opening opening;
    private @Nullable KeyedModel model;
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

    /** A model that is wanted. */
    record Opening(ModelKey key, InferenceWorker.ModelSource source) {}

    /** Something to be done on the inference thread. */
    @FunctionalInterface
    interface Job {
        void run(ModelRuns runs);
    }

    /** Nothing is wanted, and there is nothing; {@code quiet} is how long nothing is asked before work ahead begins. */
    Agenda(Delivery delivery, InferenceListener listener, EmbeddingCache cache, Duration quiet) {
        this.delivery = delivery;
        this.listener = listener;
        this.cache = cache;
        this.quiet = new Quiet(quiet);
        prefetcher = new Prefetcher(
                cache, this::wake, (ready, wanted) -> delivery.deliver(() -> listener.prepared(ready, wanted)));
    }

    synchronized void open(Opening wanted) {
        opening = wanted;
        encodingFailed = false;
        search = null;
        endPropagation();
        makeWay();
    }

    synchronized void show(ImagePart wanted, boolean glance) {
        ImageKey key = wanted.key();
        delivery.nextGeneration();
        glancing = glance;
        image = wanted;
        encodingFailed = false;
        pending = null;
        pendingPreview = null;
        search = null;
        embedding = model == null
                ? null
                : cache.inMemory(model.of(key)).map(wanted::place).orElse(null);
        if (ahead == null) {
            cancel();
        }
        if (embedding != null) {
            // A run for the next image may go on: it is ended by the first prompt.
            deliver(() -> listener.encoded(new Encoding(Duration.ZERO, Encoding.Source.MEMORY)));
        } else if (key.equals(ahead)) {
            deliver(listener::encodingStarted);
        } else {
            cancel();
        }
        disturbed();
    }

    synchronized void settle() {
        glancing = false;
        disturbed();
    }

    synchronized void prepare(List<? extends UpcomingImage> next) {
        prefetcher.prepare(next);
        if (ahead != null && !isShown(ahead) && !prefetcher.wants(ahead)) {
            cancel();
        }
        notifyAll();
    }

    synchronized void decode(DecodeRequest request) {
        pending = request;
        pendingPreview = null;
        encodingFailed = false;
        glancing = false;
        if (previewing || propagating) {
            cancel();
        }
        makeWay();
    }

    synchronized void preview(PreviewRequest request) {
        pendingPreview = request;
        makeWay();
    }

    synchronized void search(EverythingJob job) {
        search = job;
        encodingFailed = false;
        glancing = false;
        makeWay();
    }

    synchronized void endSearch() {
        search = null;
    }

    synchronized void propagate(PropagationJob job) {
        endPropagation();
        propagation = job;
        makeWay();
    }

    synchronized void endPropagation() {
        if (propagation != null) {
            propagation.cancel();
            propagation = null;
            if (propagating) {
                cancel();
            }
        }
    }

    /** Ends the run in progress; there are no more jobs, and nothing is delivered any more. */
    synchronized void close() {
        delivery.close();
        prefetcher.close();
        cancel();
        notifyAll();
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
            model.model().cancel();
        }
    }

    private synchronized boolean isShown(ImageKey key) {
        return image != null && image.key().equals(key);
    }

    private synchronized void wake() {
        notifyAll();
    }

    /** What is missing most; waits until something is, and is null when the worker is closed. */
    synchronized @Nullable Job next() throws InterruptedException {
        while (!delivery.isClosed()) {
            Job job = wantedJob();
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
    private synchronized @Nullable Job wantedJob() {
        long now = delivery.generation();
        Opening wanted = opening;
        KeyedModel ready = model;
        ImagePart picture = image;
        ImageEmbedding encoded = embedding;
        DecodeRequest request = pending;
        PreviewRequest preview = pendingPreview;
        EverythingJob all = search;
        Answer known = request != null ? request.known() : null;
        if (request != null && known != null) {
            pending = null;
            return runs -> runs.finish(request, known, now);
        } else if (wanted != null) {
            opening = null;
            return runs -> runs.load(wanted);
        } else if (ready != null && picture != null && encoded == null && !encodingFailed && !glancing) {
            return runs -> runs.encode(ready, picture, now);
        } else if (ready != null && encoded != null && request != null && !untold) {
            pending = null;
            return runs -> runs.decode(ready.model(), encoded, request, now);
        } else if (ready != null && encoded != null && preview != null && !untold) {
            pendingPreview = null;
            previewing = true;
            return runs -> runs.preview(ready.model(), encoded, preview, now);
        } else if (ready != null && picture != null && encoded != null && all != null) {
            return runs -> runs.step(ready.model(), picture.image(), encoded, all, now);
        }
        return null;
    }

    /** What the person does not wait for. */
    private synchronized @Nullable Job propagationJob() {
        KeyedModel ready = model;
        PropagationJob job = propagation;
        if (ready == null || job == null || untold || !job.isReady(ready.model(), ready.key(), cache, this::wake)) {
            return null;
        }
        propagating = true;
        return runs -> runs.propagate(ready, job);
    }

    /** What will be wanted next, once it is quiet. */
    private synchronized @Nullable Job aheadJob() {
        KeyedModel ready = model;
        if (ready == null || glancing || quiet.millisLeft() > 0 || !prefetcher.hasWork()) {
            return null;
        }
        KeyedImage next = prefetcher.take();
        if (next == null) {
            return null;
        }
        ahead = next.key();
        return runs -> runs.encodeAhead(ready, next);
    }

    /** The job that was taken last is done. */
    synchronized void done() {
        ahead = null;
        previewing = false;
        propagating = false;
        propagation = propagation != null && propagation.isOver() ? null : propagation;
    }

    synchronized @Nullable KeyedModel model() {
        return model;
    }

    /** There is another model; returns the one before, which nobody uses any more. */
    @Nullable
    KeyedModel opened(KeyedModel opened) {
        KeyedModel before;
        synchronized (this) {
            before = model;
            model = opened;
            embedding = null;
            untold = true;
        }
        prefetcher.use(opened.key());
        return before;
    }

    /**
     * The listener is about to hear of the model. Forgets what was asked of the model before, whose answers as priors would
     * not fit this one.
     */
    synchronized void told(boolean another) {
        untold = false;
        pending = another ? null : pending;
        pendingPreview = another ? null : pendingPreview;
        notifyAll();
    }

    /** There is an embedding: of the current image, or of one that may be wanted next. */
    void ready(EmbeddingKey key, ImageEmbedding encoded, Encoding encoding) {
        prefetcher.done(key.image());
        synchronized (this) {
            ImagePart current = image;
            boolean wanted = current != null && current.key().equals(key.image());
            if (current != null && wanted && model != null && key.model().equals(model.key()) && embedding == null) {
                embedding = current.place(encoded);
                deliver(() -> listener.encoded(encoding));
            }
        }
    }

    /** The current image has no embedding until something is asked anew. */
    synchronized void encodingFailed(String sentence, Throwable cause, long asked) {
        if (asked == delivery.generation()) {
            encodingFailed = true;
            pending = null;
            deliver(() -> listener.failed(sentence, cause));
        }
    }

    /** An image that may be wanted next cannot be encoded: it is told when it is wanted. */
    void aheadFailed(KeyedImage picture) {
        prefetcher.failed(picture.key());
    }

    /** A search has come to its end. */
    synchronized void drop(EverythingJob all) {
        if (search == all) {
            search = null;
        }
    }

    /** About the image that is shown now. */
    private synchronized void deliver(Runnable message) {
        delivery.deliver(delivery.generation(), message);
    }
}
