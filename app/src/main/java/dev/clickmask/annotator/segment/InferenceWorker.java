package dev.clickmask.annotator.segment;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.CandidateChoice;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs the model on a thread of its own, which it owns together with the model.
 *
 * <p>It is told what is wanted - a model, an image, the newest prompts - and does what is missing, in that order. So
 * prompts that come while the image is being encoded wait for it, and of several that wait only the newest are answered.
 * What belongs to an image that is no longer wanted is never delivered. All methods may be called from any thread.
 */
public final class InferenceWorker implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(InferenceWorker.class.getName());
    private static final long STACK_BYTES = 16 << 20;

    private final Executor back;
    private final Listener listener;
    private final Thread thread = new Thread(null, this::work, "inference", STACK_BYTES);

    // What is wanted and what there is; guarded by this.
    private @Nullable ModelSource source;
    private @Nullable SamModel model;
    private @Nullable RgbImage image;
    private @Nullable ImageEmbedding embedding;
    private @Nullable DecodeRequest pending;
    private @Nullable PreviewRequest pendingPreview;
    private boolean previewing;
    private boolean encodingFailed;
    private long generation;
    private boolean closed;

    /** Opens a model, which may take seconds; called on the inference thread. */
    @FunctionalInterface
    public interface ModelSource {
        SamModel open() throws IOException;
    }

    /** Hears what happens, through the executor given to the worker. */
    public interface Listener {
        /** The model is there. */
        void modelOpened(ModelInfo info);

        /** The encoder begins with the current image. */
        void encodingStarted();

        /** The current image is ready for prompts. */
        void encoded(Duration encoding);

        /** The model answered. */
        void answered(DecodeRequest request, Answer answer);

        /** Something went wrong, said in one sentence; the cause is for the log. */
        void failed(String sentence, Throwable cause);
    }

    /**
     * Starts the thread.
     *
     * @param back where the listener is called, in the program the event dispatch thread
     */
    public InferenceWorker(Executor back, Listener listener) {
        this.back = back;
        this.listener = listener;
        thread.setDaemon(true);
        thread.start();
    }

    /** Opens a model in the place of the one before. */
    public synchronized void open(ModelSource wanted) {
        source = wanted;
        notifyAll();
    }

    /** Goes on to another image: drops the prompts and the run for the one before. */
    public synchronized void show(RgbImage wanted) {
        generation++;
        image = wanted;
        embedding = null;
        encodingFailed = false;
        pending = null;
        pendingPreview = null;
        if (model != null) {
            model.cancel();
        }
        notifyAll();
    }

    /** Asks about the current image, in the place of a request that still waits; a preview makes way for it. */
    public synchronized void decode(DecodeRequest request) {
        pending = request;
        pendingPreview = null;
        encodingFailed = false;
        if (previewing && model != null) {
            model.cancel();
        }
        notifyAll();
    }

    /** Asks for a preview, in the place of one that still waits. It is made when nothing else is wanted. */
    public synchronized void preview(PreviewRequest request) {
        pendingPreview = request;
        notifyAll();
    }

    /** Ends the run in progress, waits for it, and closes the model. Nothing is delivered after it. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (model != null) {
                model.cancel();
            }
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
            long now = generation;
            ModelSource wanted = source;
            SamModel ready = model;
            RgbImage picture = image;
            ImageEmbedding encoded = embedding;
            DecodeRequest request = pending;
            PreviewRequest preview = pendingPreview;
            Answer known = request != null ? request.known() : null;
            if (request != null && known != null) {
                pending = null;
                return () -> finish(request, known, now);
            } else if (wanted != null) {
                source = null;
                return () -> load(wanted);
            } else if (ready != null && picture != null && encoded == null && !encodingFailed) {
                return () -> encode(ready, picture, now);
            } else if (ready != null && encoded != null && request != null) {
                pending = null;
                return () -> decode(ready, encoded, request, now);
            } else if (ready != null && encoded != null && preview != null) {
                pendingPreview = null;
                previewing = true;
                return () -> preview(ready, encoded, preview, now);
            }
            wait();
        }
        return null;
    }

    private void load(ModelSource wanted) {
        try {
            SamModel opened = wanted.open();
            SamModel before = currentModel();
            synchronized (this) {
                model = opened;
                embedding = null;
            }
            if (before != null) {
                before.close();
            }
            deliver(() -> listener.modelOpened(opened.info()));
        } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
            deliver(() -> listener.failed(sentence(e), e));
        }
    }

    private void encode(SamModel ready, RgbImage picture, long asked) {
        if (isClosed() || asked != currentGeneration()) {
            return;
        }
        deliver(asked, listener::encodingStarted);
        long start = System.nanoTime();
        try {
            ImageEmbedding encoded = ready.encode(picture);
            Duration took = since(start);
            if (keep(encoded, asked)) {
                deliver(asked, () -> listener.encoded(took));
            }
        } catch (InferenceException e) {
            // A cancelled run of an image that is still wanted is simply begun again by the next job.
            if (!e.isCancelled()) {
                encodingFailed(e, asked);
            }
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            encodingFailed(e, asked);
        }
    }

    private synchronized boolean keep(ImageEmbedding encoded, long asked) {
        boolean current = asked == generation;
        if (current) {
            embedding = encoded;
        }
        return current;
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
            int best = CandidateChoice.first(request.prompts(), candidates);
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
            Candidate best = candidates.get(CandidateChoice.first(prompts, candidates));
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
