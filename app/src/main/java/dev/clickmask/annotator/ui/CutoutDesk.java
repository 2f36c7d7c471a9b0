package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.cutout.Background;
import dev.clickmask.annotator.cutout.Foregrounds;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.catalog.ForegroundEntry;
import dev.clickmask.sam.image.KeyedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The open image without its background: has it made, shows and hides it, and has it saved. What was made for an image is
 * forgotten with it. Belongs to the event dispatch thread; the work is done on another.
 */
final class CutoutDesk implements AutoCloseable {
    private final Supplier<Optional<KeyedImage>> current;
    private final Problems problems;
    private final Executor edt;
    private final Runnable changed;
    private final CutoutWorker worker;
    private Foregrounds foregrounds;
    private Activity activity = Activity.READY;
    private @Nullable Progress fetched;
    private @Nullable KeyedImage image;
    private CutoutWorker.@Nullable Removed removed;
    private boolean hidden;
    private @Nullable Path saved;
    /** Counts what is asked for, so that what comes of something given up is known. */
    private long asked;

    /**
     * How far a model is that is being fetched.
     *
     * @param total size, where known
     */
    record Progress(String name, long bytes, OptionalLong total) {}

    /**
     * Begins without anything.
     *
     * @param current the open image
     * @param changed called when something is to be shown anew
     */
    CutoutDesk(
            Foregrounds foregrounds,
            Supplier<Optional<KeyedImage>> current,
            Problems problems,
            Executor edt,
            Runnable changed) {
        this.foregrounds = foregrounds;
        this.current = current;
        this.problems = problems;
        this.edt = edt;
        this.changed = changed;
        worker = new CutoutWorker();
    }

    /** The models to choose from, and the choice. */
    Foregrounds foregrounds() {
        return foregrounds;
    }

    /** Uses another model from now on; what is seen is made anew by it, if it is here. */
    void use(String id) {
        if (activity == Activity.REMOVING_BACKGROUND) {
            cancel();
        }
        boolean seen = shown().isPresent();
        foregrounds = foregrounds.choosing(id);
        removed = null;
        if (seen) {
            show(absent -> false);
        }
        changed.run();
    }

    /** What is going on here; {@link Activity#READY} if nothing is. */
    Activity activity() {
        return activity;
    }

    /** How far the fetch of the model is. */
    Optional<Progress> fetched() {
        return Optional.ofNullable(fetched);
    }

    boolean isBusy() {
        return activity != Activity.READY;
    }

    /** The image without its background, if that is to be seen. */
    Optional<CutoutWorker.Removed> shown() {
        return hidden ? Optional.empty() : Optional.ofNullable(removed);
    }

    /** Where it was saved last, until something else is done. */
    Optional<Path> saved() {
        return shown().map(there -> saved);
    }

    /**
     * Shows the open image without its background; has that made if it is not there yet.
     *
     * @param mayFetch whether a model that is not here may be fetched; asked later, when it is known that it is not here
     */
    void show(Predicate<ForegroundEntry> mayFetch) {
        Optional<KeyedImage> open = current.get();
        if (open.isEmpty() || isBusy()) {
            return;
        }
        problems.makeWay();
        hidden = false;
        saved = null;
        if (removed == null) {
            look(open.get(), mayFetch);
        }
        changed.run();
    }

    /** Looks for the model, which may be on a disk that does not answer. */
    private void look(KeyedImage open, Predicate<ForegroundEntry> mayFetch) {
        image = open;
        Foregrounds from = foregrounds;
        begin(Activity.REMOVING_BACKGROUND, number -> {
            boolean isHere = from.installed().isPresent();
            later(number, () -> {
                end();
                if ((isHere || mayFetch.test(from.offered())) && current.get().equals(Optional.of(open))) {
                    remove(open, from, isHere);
                }
            });
        });
    }

    private void remove(KeyedImage open, Foregrounds from, boolean isHere) {
        begin(
                isHere ? Activity.REMOVING_BACKGROUND : Activity.FETCHING_FOREGROUND,
                number -> removed(
                        number,
                        worker.remove(
                                from,
                                open,
                                (file, bytes, total) -> later(number, () -> {
                                    fetched = new Progress(from.offered().name(), bytes, total);
                                    if (total.isPresent() && bytes >= total.getAsLong()) {
                                        activity = Activity.REMOVING_BACKGROUND;
                                    }
                                }))));
    }

    private void removed(long number, CutoutWorker.Removed result) {
        later(number, () -> {
            end();
            if (result.mask().isEmpty()) {
                problems.fail("problem.noForeground");
            } else {
                removed = result;
            }
        });
    }

    /** Shows the image itself again; what was made is kept for a while. */
    void hide() {
        hidden = true;
        saved = null;
        changed.run();
    }

    /** Writes what is shown as PNG. */
    void save(Path target, Background background) {
        save(target, () -> background);
    }

    /** What is put behind, which may have to be read first. */
    @FunctionalInterface
    interface BackgroundSource {
        Background get() throws IOException;
    }

    /** Writes what is shown as PNG. */
    void save(Path target, BackgroundSource background) {
        if (shown().isEmpty()) {
            problems.fail("cutout.gone");
            return;
        }
        CutoutWorker.Removed what = shown().get();
        problems.makeWay();
        saved = null;
        begin(Activity.SAVING_CUTOUT, number -> {
            CutoutWorker.write(what, target, background.get());
            later(number, () -> {
                end();
                saved = target;
            });
        });
        changed.run();
    }

    /** Work that knows by what number it was asked for. */
    private interface Numbered {
        void run(long number) throws IOException, InferenceException;
    }

    private void begin(Activity what, Numbered work) {
        long number = ++asked;
        activity = what;
        fetched = null;
        worker.run(new CutoutWorker.Task() {
            @Override
            public void run() throws IOException, InferenceException {
                work.run(number);
            }

            @Override
            public void failed(Throwable cause) {
                later(number, () -> {
                    end();
                    tell(cause);
                });
            }
        });
    }

    private void tell(Throwable cause) {
        if (cause instanceof InferenceException) {
            problems.show(String.valueOf(cause.getMessage()), cause);
        } else {
            problems.fail(cause);
        }
    }

    /** Does something on the event dispatch thread, unless what it belongs to was given up. */
    private void later(long number, Runnable step) {
        edt.execute(() -> {
            if (number == asked) {
                step.run();
                changed.run();
            }
        });
    }

    private void end() {
        activity = Activity.READY;
        fetched = null;
    }

    /** Gives up what is being done. */
    void cancel() {
        asked++;
        end();
        worker.cancel();
        changed.run();
    }

    /** Looks whether another image is open, and then forgets what belonged to the one before. */
    void follow() {
        if (image != null && !current.get().equals(Optional.of(image))) {
            image = null;
            removed = null;
            hidden = false;
            saved = null;
            if (activity == Activity.REMOVING_BACKGROUND) {
                asked++;
                end();
                worker.cancel();
            }
        }
    }

    /** Gives up what is being done, and waits for its end. */
    @Override
    public void close() {
        worker.close();
    }
}
