package dev.clickmask.annotator.segment;

import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.ModelKey;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.image.ImageKey;
import dev.clickmask.sam.image.KeyedImage;
import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Runs the model on a thread of its own, which it owns together with the model.
 *
 * <p>It is told what is wanted - a model, an image, the newest prompts - and does what is missing, in that order. So
 * prompts that come while the image is being encoded wait for it, and of several that wait only the newest are answered.
 * What belongs to an image that is no longer wanted is never delivered. All methods may be called from any thread.
 *
 * <p>While there is nothing else to do and the person is quiet, it encodes the images that are wanted next. Whatever the
 * person asks for ends such a run at once; it is begun again later.
 *
 * <p>The {@link Agenda} holds what is wanted and says what comes next, {@link ModelRuns} does it.
 */
public final class InferenceWorker implements AutoCloseable {
    private static final long STACK_BYTES = 16 << 20;
    /** Longer than a person takes between two clicks in a row. */
    private static final Duration QUIET = Duration.ofMillis(300);

    private final Agenda agenda;
    private final ModelRuns runs;
    private final Thread thread = new Thread(null, this::work, "inference", STACK_BYTES);

    /** Opens a model, which may take seconds; called on the inference thread. */
    @FunctionalInterface
    public interface ModelSource {
        SamModel open() throws IOException;
    }

    /**
     * Starts the thread.
     *
     * @param back where the listener is called, later and one after the other; in the program the event dispatch thread
     * @param cache what was encoded before, for all models; closed by whoever made it, after this
     */
    public InferenceWorker(Executor back, InferenceListener listener, EmbeddingCache cache) {
        this(back, listener, cache, QUIET);
    }

    InferenceWorker(Executor back, InferenceListener listener, EmbeddingCache cache, Duration quiet) {
        Delivery delivery = new Delivery(back);
        agenda = new Agenda(delivery, listener, cache, quiet);
        runs = new ModelRuns(agenda, delivery, listener, cache);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Opens a model in the place of the one before. When the listener hears of it, all that was asked is forgotten, if
     * there was one before: what is still wanted has to be asked afresh, without priors of the other model.
     *
     * @param key tells its embeddings from those of other models
     */
    public void open(ModelKey key, ModelSource wanted) {
        agenda.open(new Agenda.Opening(key, wanted));
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
    public void show(ImageKey key, RgbImage wanted, boolean glance) {
        agenda.show(ImagePart.whole(new KeyedImage(key, wanted)), glance);
    }

    /**
     * Goes on to a part of an image, which may be the current one. It is encoded and kept as an image of its own, but
     * prompts and masks stay in pixels of the whole.
     *
     * @param part inside the image
     */
    public void show(KeyedImage wanted, PixelBox part) {
        agenda.show(new ImagePart(wanted, part), false);
    }

    /** The image that is shown is not only looked at any more. */
    public void settle() {
        agenda.settle();
    }

    /**
     * Names the images that may be wanted next, the likeliest first, in the place of those named before. They are encoded
     * when there is nothing else to do.
     */
    public void prepare(List<? extends UpcomingImage> next) {
        agenda.prepare(next);
    }

    /** Asks about the current image, in the place of a request that still waits; a preview makes way for it. */
    public void decode(DecodeRequest request) {
        agenda.decode(request);
    }

    /** Asks for a preview, in the place of one that still waits. It is made when nothing else is wanted. */
    public void preview(PreviewRequest request) {
        agenda.preview(request);
    }

    /**
     * Searches the current image for all that is there, a step at a time and only while no prompt waits, until another image
     * is shown or another model opened.
     */
    public void search(EverythingJob job) {
        agenda.search(job);
    }

    /** Gives the search up, if there is one. */
    public void endSearch() {
        agenda.endSearch();
    }

    /**
     * Follows objects over other images while nothing else is wanted, also when the person goes to another image, until it is
     * over or another model is opened. It gives way to prompts, but not to previews, which would leave it no time.
     */
    public void propagate(PropagationJob job) {
        agenda.propagate(job);
    }

    /** Gives the propagation up, if there is one. */
    public void endPropagation() {
        agenda.endPropagation();
    }

    /** Ends the run in progress, waits for it, and closes the model. Nothing is delivered after it. */
    @Override
    public void close() {
        agenda.close();
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
            for (Agenda.Job job = agenda.next(); job != null; job = agenda.next()) {
                job.run(runs);
                agenda.done();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody but close() may end the inference thread", e);
        } finally {
            KeyedModel last = agenda.model();
            if (last != null) {
                last.model().close();
            }
        }
    }
}
