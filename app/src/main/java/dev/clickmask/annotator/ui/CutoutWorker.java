package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.SoftPicture;
import dev.clickmask.annotator.cutout.Background;
import dev.clickmask.annotator.cutout.Cutout;
import dev.clickmask.annotator.cutout.ForegroundOpener;
import dev.clickmask.annotator.cutout.Foregrounds;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.catalog.InstalledForeground;
import dev.clickmask.sam.catalog.ProgressListener;
import dev.clickmask.sam.image.KeyedImage;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.matte.Alpha;
import dev.clickmask.sam.matte.ForegroundModel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Fetches and runs a foreground model and writes pictures, one after the other on a thread of its own, so that clicks are
 * answered meanwhile. The model stays loaded for the next image.
 */
final class CutoutWorker implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "foreground"));
    private @Nullable Future<?> last;
    private volatile @Nullable ForegroundModel model;
    private @Nullable InstalledForeground loaded;

    /**
     * An image without its background.
     *
     * @param image what it was made of
     * @param mask what of it is foreground rather than not
     * @param modelId id of the model that answered
     */
    record Removed(KeyedImage image, Cutout cutout, Mask mask, SoftPicture picture, String modelId) {}

    /** What is done on the thread, and hears how it went there. */
    interface Task {
        void run() throws IOException, InferenceException;

        /** It went wrong, or was given up. */
        void failed(Throwable cause);
    }

    /** Does something when what was asked for before is done. */
    synchronized void run(Task task) {
        last = thread.submit(() -> {
            try {
                task.run();
            } catch (IOException | RuntimeException | InferenceException | LinkageError | OutOfMemoryError e) {
                task.failed(e);
            }
        });
    }

    /** Gives up what was asked for last; from any thread. */
    synchronized void cancel() {
        if (last != null) {
            last.cancel(true);
        }
        ForegroundModel running = model;
        if (running != null) {
            running.cancel();
        }
    }

    /** Takes the background away with the model that is chosen; for the thread of {@link #run}. */
    Removed remove(Foregrounds foregrounds, KeyedImage image, ProgressListener fetching)
            throws IOException, InferenceException {
        Optional<InstalledForeground> here = foregrounds.installed();
        InstalledForeground installed = here.isPresent()
                ? here.get()
                : foregrounds.store().fetchForeground(foregrounds.offered().id(), fetching);
        ForegroundModel ready = ready(installed, foregrounds.opener());
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("given up");
        }
        Alpha alpha = ready.alpha(image.image());
        Cutout cutout = new Cutout(image.image(), alpha);
        SoftPicture picture = SoftPicture.of(cutout.overBlack(), cutout.greyAlpha());
        return new Removed(image, cutout, cutout.mask(installed.spec().threshold()), picture, installed.id());
    }

    private ForegroundModel ready(InstalledForeground installed, ForegroundOpener opener) throws IOException {
        ForegroundModel open = model;
        if (open != null && installed.equals(loaded)) {
            return open;
        }
        unload();
        ForegroundModel ready = opener.open(installed);
        model = ready;
        loaded = installed;
        return ready;
    }

    private void unload() {
        ForegroundModel open = model;
        if (open != null) {
            model = null;
            open.close();
        }
    }

    /** Writes a PNG; for the thread of {@link #run}. */
    static void write(Removed removed, Path target, Background background) throws IOException {
        removed.cutout().write(target, background);
    }

    /** Gives up what is being done, waits for its end, and closes the model. */
    @Override
    public void close() {
        cancel();
        thread.shutdown();
        try {
            thread.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        unload();
    }
}
