package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.project.ProjectKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Opens folders: first what is kept of them, so that an image can be shown, then the list of their images, which takes a
 * while in a large one. Belongs to the event dispatch thread.
 */
final class Folders {
    /** Key under which a project remembers the image that was open. */
    static final String LAST_IMAGE = "image";

    /** Key under which it remembers what was looked at on that image. */
    static final String VIEW = "view";

    /** Key under which it remembers the instances that were selected on that image. */
    static final String SELECTION = "selection";

    /** Missing images that are named. */
    private static final int NAMED = 3;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final ProjectPlaces places;
    private final Executor edt;
    private final Problems problems;
    private int openings;
    private boolean opening;
    private @Nullable Path refused;

    /**
     * A folder whose project could be opened.
     *
     * @param first the image that was asked for
     * @param last the image that was open when the folder was left
     * @param view what was looked at on it, as {@link Views} writes it
     * @param selection ids of the instances that were selected on it
     */
    record Opened(
            OpenFolder folder,
            ProjectKeeper.Contents contents,
            Optional<String> first,
            Optional<String> last,
            String view,
            List<Long> selection) {}

    Folders(ProjectPlaces places, Executor edt, Problems problems) {
        this.places = places;
        this.edt = edt;
        this.problems = problems;
    }

    /** Whether a folder is on its way. */
    boolean isOpening() {
        return opening;
    }

    /** The folder that was asked for last, if its annotations are not where the person keeps them. */
    Optional<Path> refused() {
        return Optional.ofNullable(refused);
    }

    /**
     * Opens a folder, or that of an image; if it is open already, or the image is in it, it is read again.
     *
     * @param current the folder that is open
     * @param opened hears first, unless the folder cannot be opened; false if it is not to be gone on to
     * @param listed hears then of the images
     */
    void open(
            Path path, @Nullable OpenFolder current, Predicate<Opened> opened, BiConsumer<Opened, ImageNames> listed) {
        int asked = ++openings;
        opening = true;
        refused = null;
        Path absolute = path.toAbsolutePath().normalize();
        start(asked, () -> openProject(absolute, current), found -> {
            if (asked == openings && opened.test(found)) {
                tellPlace(found);
                start(asked, () -> names(found), names -> list(found, names, asked, current, listed));
                return;
            }
            opening &= asked != openings;
            if (found.folder() != current) {
                onThreadOfItsOwn(found.folder().keeper()::close);
            }
        });
    }

    private void tellPlace(Opened found) {
        Path folder = found.folder().path();
        Path file = found.folder().keeper().file();
        if (found.contents().categories().isEmpty() && places.isInstead(folder, file)) {
            problems.inform("kept.instead", folder, file);
        }
    }

    /** Tells of work that is kept, but cannot be seen, because its image is not there any more. */
    private void tellMissing(Opened found, ImageNames names) {
        List<String> missing = found.contents().states().entrySet().stream()
                .filter(state -> state.getValue().instances() > 0)
                .map(Map.Entry::getKey)
                .filter(name -> !names.places().containsKey(name))
                .sorted()
                .toList();
        if (!missing.isEmpty() && problems.shown().isEmpty()) {
            String some = String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())));
            problems.tell(
                    problems.text("folder.missing", missing.size(), missing.size() > NAMED ? some + ", …" : some),
                    missing.size() > NAMED ? String.join("\n", missing) : "");
        }
    }

    private Opened openProject(Path path, @Nullable OpenFolder current) {
        boolean isFolder = Files.isDirectory(path);
        if (!isFolder && !Files.exists(path)) {
            throw new CompletionException(new NoSuchFileException(path.toString()));
        }
        Path images = isFolder ? path : Objects.requireNonNullElse(path.getParent(), path);
        boolean isOpen = current != null && current.holds(path, isFolder);
        OpenFolder folder = isOpen ? Objects.requireNonNull(current) : newFolder(images);
        try {
            if (!isOpen) {
                folder.keeper().open().join();
                folder.readSettings();
            }
            return contents(folder, isFolder ? Optional.empty() : Optional.of(path));
        } catch (CompletionException e) {
            if (!isOpen) {
                folder.keeper().close();
            }
            throw e;
        }
    }

    private OpenFolder newFolder(Path images) {
        try {
            Object project = new Object();
            return new OpenFolder(
                    images,
                    new ProjectKeeper(
                            places.of(images), cause -> edt.execute(() -> problems.setUnkept(project, cause))));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static Opened contents(OpenFolder folder, Optional<Path> first) {
        ProjectKeeper keeper = folder.keeper();
        ProjectKeeper.Contents contents = keeper.open().join();
        String selection = keeper.setting(SELECTION).join().orElse("");
        return new Opened(
                folder,
                contents,
                first.map(file -> folder.first(file, contents.states().keySet())),
                keeper.setting(LAST_IMAGE).join(),
                keeper.setting(VIEW).join().orElse(""),
                NUMBER.matcher(selection)
                        .results()
                        .map(number -> Long.valueOf(number.group()))
                        .toList());
    }

    private void list(
            Opened found,
            ImageNames names,
            int asked,
            @Nullable OpenFolder current,
            BiConsumer<Opened, ImageNames> listed) {
        if (asked == openings) {
            opening = false;
            if (names.all().isEmpty()) {
                problems.fail("problem.noImages", found.folder().path());
            }
            listed.accept(found, names);
            if (found.folder() != current) {
                tellMissing(found, names);
            }
        }
    }

    private static ImageNames names(Opened found) {
        try {
            return ImageNames.of(
                    found.folder().contents(found.contents().states().keySet()));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private <T> void start(int asked, Supplier<T> work, Consumer<T> then) {
        onThreadOfItsOwn(() -> {
            try {
                T found = work.get();
                edt.execute(() -> then.accept(found));
            } catch (RuntimeException | OutOfMemoryError e) {
                edt.execute(() -> failed(asked, e));
            }
        });
    }

    private void failed(int asked, Throwable cause) {
        if (asked == openings) {
            opening = false;
            refused = cause.getCause() instanceof ProjectGone gone ? gone.folder() : null;
            problems.fail(cause);
        }
    }

    private static void onThreadOfItsOwn(Runnable work) {
        Thread thread = new Thread(work, "folder");
        thread.setDaemon(true);
        thread.start();
    }
}
