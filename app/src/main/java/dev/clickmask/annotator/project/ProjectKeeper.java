package dev.clickmask.annotator.project;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a project on a thread of its own, in the order in which it is told to. What cannot be written, because the disk is
 * full or gone, waits in memory and is tried again until it can be.
 *
 * <p>The file is made when there is first something to keep, so that looking at a folder leaves no trace in it. All methods
 * may be called from any thread.
 */
public final class ProjectKeeper implements AutoCloseable {
    private static final int RETRY_SECONDS = 3;
    /** A disk that is not asleep and a network that is there have answered by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KeptFile file;
    private final Consumer<Optional<IOException>> kept;
    private final ExecutorService io = Executors.newSingleThreadExecutor(work -> new Thread(work, "project"));
    // Of the thread above.
    private final Deque<Change> waiting = new ArrayDeque<>();
    private boolean retryIsDue;
    private boolean isLeft;
    private final Duration patience;
    /** Of its own: whoever closes this waits for the thread that keeps, which must not wait for him. */
    private final Object silence = new Object();
    /** Whether it was told last that the disk does not answer; guarded by {@link #silence}. */
    private boolean silenceIsTold;

    /**
     * What a project holds when it is opened.
     *
     * @param categories none in a new project
     * @param states what is known of which image
     * @param instancesByCategory numbers of instances by category id
     */
    public record Contents(
            List<Category> categories,
            Map<String, ProjectFile.ImageState> states,
            Map<Integer, Integer> instancesByCategory) {
        private static final Contents NONE = new Contents(List.of(), Map.of(), Map.of());
    }

    /** Something that is to be kept; of an image, its name and newest state; of settings, their keys. */
    private record Change(@Nullable AnnotatedImage image, Set<String> settings, Writing writing) {
        Change(@Nullable AnnotatedImage image, Writing writing) {
            this(image, Set.of(), writing);
        }

        /** Whether it would be missed; what the person looked at would not. */
        boolean isWork() {
            return settings.isEmpty();
        }
    }

    private interface Writing {
        void on(ProjectFile project) throws IOException;
    }

    /** Work on the open file that finds something out. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(ProjectFile project) throws IOException;
    }

    /**
     * Begins with nothing open.
     *
     * @param file the project file; need not exist
     * @param kept told, on any thread, when something could not be kept and why, and with nothing when all is
     */
    public ProjectKeeper(Path file, Consumer<Optional<IOException>> kept) {
        this(file, kept, PATIENCE);
    }

    /** @param patience after which it is told that the disk does not answer */
    ProjectKeeper(Path file, Consumer<Optional<IOException>> kept, Duration patience) {
        this.file = new KeptFile(file);
        this.kept = kept;
        this.patience = patience;
    }

    /** The project file, which need not exist yet. On any thread. */
    public Path file() {
        return file.path();
    }

    /**
     * Opens the file, if there is one. From now on only this keeper may write it: what others wrote into it later, while it
     * was not locked, is not overwritten, and what is to be kept waits. Opening it again takes what is there then, unless
     * something waits.
     */
    public CompletableFuture<Contents> open() {
        return supply(() -> {
            flushUnlessDue();
            if (waiting.isEmpty()) {
                file.lookAnew();
            }
            if (file.isThere()) {
                ProjectFile open = file.opened();
                return new Contents(open.categories(), open.states(), open.instancesByCategory());
            }
            file.noneFound();
            return Contents.NONE;
        });
    }

    /** What is annotated on an image, if something is known of it. */
    public CompletableFuture<Optional<AnnotatedImage>> image(String name) {
        return supply(() -> {
            flushUnlessDue();
            Optional<AnnotatedImage> unwritten = waiting.stream()
                    .map(Change::image)
                    .flatMap(image -> Optional.ofNullable(image).stream())
                    .filter(image -> image.file().equals(name))
                    .reduce((earlier, later) -> later);
            return unwritten.isPresent() || !file.isThere()
                    ? unwritten
                    : file.readable().image(name);
        });
    }

    /** What was remembered under that key, if something was. */
    public CompletableFuture<Optional<String>> setting(String key) {
        return read(project -> project.setting(key), Optional.empty());
    }

    /**
     * Finds something out from the file, after all that was to be kept before and can be written.
     *
     * @param otherwise the answer while there is no file
     */
    public <T> CompletableFuture<T> read(Reading<T> reading, T otherwise) {
        return supply(() -> {
            flushUnlessDue();
            return file.isThere() ? reading.from(file.readable()) : otherwise;
        });
    }

    /** The same, but fails if something that was to be kept before cannot be written now. */
    public <T> CompletableFuture<T> readAll(Reading<T> reading, T otherwise) {
        return supply(() -> {
            requireWritten();
            return file.isThere() ? reading.from(file.opened()) : otherwise;
        });
    }

    /** Does something with the file that fails as a whole if it cannot be done now. */
    public <T> CompletableFuture<T> now(Reading<T> work) {
        return supply(() -> {
            requireWritten();
            T result = work.from(file.opened());
            file.written();
            return result;
        });
    }

    private void requireWritten() throws IOException {
        flush();
        if (!waiting.isEmpty()) {
            throw new IOException(file + " cannot be written at the moment. Mend that first");
        }
    }

    /**
     * Moves the file, with what waits to be written, and goes on there. The file is in its new place before the old one is
     * removed; if it cannot be brought there, all stays as it is.
     *
     * @param target a file that does not exist, in a folder that does
     * @param settled called when all is there and nothing has changed here yet; may refuse
     */
    public CompletableFuture<Path> moveTo(Path target, ProjectFile.Keeping settled) {
        return supply(() -> {
            if (Files.exists(target)) {
                throw new IOException(target + " exists already. Choose another name");
            }
            boolean there = false;
            try {
                file.copyTo(target);
                settled.keep();
                there = true;
            } finally {
                if (!there) {
                    Files.deleteIfExists(target);
                }
            }
            Optional<Path> left = file.goOnIn(target);
            flush();
            if (left.isPresent()) {
                Path before = left.get();
                remove(before);
                // SQLite leaves its journal, emptied.
                remove(before.resolveSibling(before.getFileName() + "-journal"));
            }
            return target;
        });
    }

    /** What is in a folder that cannot be written stays there, and is not looked at any more. */
    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger(ProjectKeeper.class.getName()).log(System.Logger.Level.DEBUG, "left there", e);
        }
    }

    /** Keeps an image with its instances and its status. */
    public void keep(AnnotatedImage image, ImageStatus status) {
        add(new Change(image, project -> project.keep(image, status)));
    }

    /** Keeps the categories in the place of those before. */
    public void keepCategories(List<Category> categories) {
        add(new Change(null, project -> project.keepCategories(categories)));
    }

    /** Removes a category from all images; see {@link ProjectFile#removeCategory}. */
    public void removeCategory(int id, OptionalInt heir) {
        add(new Change(null, project -> project.removeCategory(id, heir)));
    }

    /** Remembers something, but only in a file that is there already. */
    public void keepSetting(String key, String value) {
        keepSettings(Map.of(key, value));
    }

    /** Remembers several things that belong together, in the place of those that still wait. Nothing once this is closed. */
    public void keepSettings(Map<String, String> settings) {
        Writing writing = project -> project.together(() -> {
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                project.keepSetting(setting.getKey(), setting.getValue());
            }
        });
        if (!io.isShutdown()) {
            io.execute(() -> {
                if (file.isOurs()) {
                    waiting.removeIf(change -> change.settings.equals(settings.keySet()));
                    waiting.add(new Change(null, settings.keySet(), writing));
                    flushUnlessDue();
                }
            });
        }
    }

    private void add(Change change) {
        AtomicBoolean answered = new AtomicBoolean();
        io.execute(() -> {
            waiting.add(change);
            flushUnlessDue();
            answered(answered);
        });
        CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> tellSilence(answered));
    }

    /** A call into a network drive that has gone may not return for hours. */
    private void tellSilence(AtomicBoolean answered) {
        synchronized (silence) {
            if (!answered.get()) {
                silenceIsTold = true;
                kept.accept(Optional.of(new IOException(
                        file + " does not answer. Check its disk or network; the work stays in memory until then")));
            }
        }
    }

    private void answered(AtomicBoolean answered) {
        synchronized (silence) {
            answered.set(true);
            if (silenceIsTold && waiting.isEmpty()) {
                silenceIsTold = false;
                kept.accept(Optional.empty());
            }
        }
    }

    /** Writes what waits, unless that failed just now: a file that is locked takes seconds to say so. */
    private void flushUnlessDue() {
        if (!retryIsDue) {
            flush();
        }
    }

    /** Writes what waits, oldest first, as far as that can be done. */
    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            while (!waiting.isEmpty()) {
                waiting.element().writing.on(file.opened());
                waiting.remove();
                file.written();
            }
            kept.accept(Optional.empty());
        } catch (IOException | RuntimeException e) {
            // To open a file takes room too, so that nothing could be read any more; and what is in one that was taken
            // away
            // can be read only as long as it stays open.
            if (!(e instanceof DiskFullException) && file.isInPlace()) {
                file.close();
            }
            if (waiting.stream().noneMatch(Change::isWork)) {
                waiting.clear();
                kept.accept(Optional.empty());
                return;
            }
            kept.accept(Optional.of(e instanceof IOException told ? told : new IOException(e.toString(), e)));
            retryLater();
        }
    }

    private void retryLater() {
        if (!retryIsDue && !io.isShutdown()) {
            retryIsDue = true;
            CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS, io)
                    .execute(() -> {
                        retryIsDue = false;
                        flush();
                        endIfLeft();
                    });
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> CompletableFuture<T> supply(Work<T> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.run();
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                io);
    }

    /** Returns at once, and closes the file as soon as all is written; until then it is tried again. */
    public void closeWhenKept() {
        if (!io.isShutdown()) {
            io.execute(() -> {
                isLeft = true;
                flush();
                endIfLeft();
            });
        }
    }

    /** Whether all is written and the file is left to others, after {@link #closeWhenKept} or {@link #close}. */
    public boolean isClosed() {
        return io.isShutdown();
    }

    private void endIfLeft() {
        if (isLeft && waiting.isEmpty()) {
            file.close();
            io.shutdown();
        }
    }

    /** Tries once more to write what waits, then closes the file. What could not be written is lost. May be called again. */
    @Override
    public synchronized void close() {
        if (!io.isShutdown()) {
            try {
                io.execute(() -> {
                    flush();
                    file.close();
                });
            } catch (RejectedExecutionException closedMeanwhile) {
                // It was left, and all is written.
            }
            io.shutdown();
        }
        try {
            io.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
