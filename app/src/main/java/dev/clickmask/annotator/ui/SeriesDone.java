package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.series.FolderContents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Marks all slices of a series as done, and takes that back in one step. Slices that were skipped stay so. Belongs to the event
 * dispatch thread; files are read on another.
 */
final class SeriesDone {
    private final FolderDesk desk;
    private final Document document;
    private final Problems problems;
    private final Executor edt;
    private final Runnable changed;
    /** How slices were that were marked here, by their names, until another folder is opened. */
    private final Map<String, ImageStatus> before = new HashMap<>();

    private Optional<OpenFolder> folder = Optional.empty();
    private boolean working;

    /** An image and what it becomes. */
    private record Marked(AnnotatedImage image, ImageStatus status) {}

    /** @param changed called when something is to be shown anew */
    SeriesDone(FolderDesk desk, Document document, Problems problems, Executor edt, Runnable changed) {
        this.desk = desk;
        this.document = document;
        this.problems = problems;
        this.edt = edt;
        this.changed = changed;
    }

    /** Whether there is a series, and nothing is being done. */
    boolean canToggle() {
        return !working && desk.list().series().isPresent();
    }

    /** Whether all slices of the series that is shown are done or skipped, and not all skipped. */
    boolean isDone() {
        return desk.list().seriesStatus().filter(ImageStatus.DONE::equals).isPresent();
    }

    /** Marks all slices that are neither done nor skipped; where there are none, makes them what they were before. */
    void toggle() {
        if (!canToggle()) {
            return;
        }
        if (!folder.equals(desk.folder())) {
            folder = desk.folder();
            before.clear();
        }
        FolderContents.Item series = desk.list().series().orElseThrow();
        mark(folder.orElseThrow(), isDone() ? opened(series) : closed(series));
    }

    private Map<String, ImageStatus> closed(FolderContents.Item series) {
        Map<String, ImageStatus> wanted = new HashMap<>();
        series.images()
                .forEach(name -> desk.list()
                        .find(name)
                        .filter(entry -> !entry.isFinished())
                        .ifPresent(entry -> {
                            before.put(name, entry.status());
                            wanted.put(name, ImageStatus.DONE);
                        }));
        return wanted;
    }

    /** As they were; where that is not known, because they were marked one by one or before the last start, all are open again. */
    private Map<String, ImageStatus> opened(FolderContents.Item series) {
        Map<String, ImageStatus> wanted = new HashMap<>();
        boolean isKnown = series.images().stream().anyMatch(before::containsKey);
        series.images()
                .forEach(name -> desk.list()
                        .find(name)
                        .filter(entry -> entry.status() == ImageStatus.DONE)
                        .filter(entry -> !isKnown || before.containsKey(name))
                        .ifPresent(entry -> wanted.put(
                                name,
                                entry.instances() > 0
                                        ? ImageStatus.IN_PROGRESS
                                        : before.getOrDefault(name, ImageStatus.NEW))));
        series.images().forEach(before::remove);
        return wanted;
    }

    private void mark(OpenFolder open, Map<String, ImageStatus> wanted) {
        working = true;
        changed.run();
        Thread thread = new Thread(
                () -> {
                    List<Marked> found = new ArrayList<>();
                    List<Exception> failures = new ArrayList<>();
                    wanted.forEach((name, status) -> {
                        try {
                            found.add(new Marked(read(open, name), status));
                        } catch (IOException | CompletionException e) {
                            failures.add(e);
                        }
                    });
                    edt.execute(() -> keep(open, found, failures));
                },
                "slices done");
        thread.setDaemon(true);
        thread.start();
    }

    /** What is known of a slice; of one that nobody has been at, how large it is. */
    private static AnnotatedImage read(OpenFolder open, String name) throws IOException {
        Optional<AnnotatedImage> known = open.keeper().image(name).join();
        return known.isPresent()
                ? known.get()
                : AnnotatedImage.of(name, open.image(name).size());
    }

    private void keep(OpenFolder open, List<Marked> found, List<Exception> failures) {
        working = false;
        if (desk.folder().filter(open::equals).isPresent()) {
            // There may be later steps on it than what was read.
            found.forEach(marked -> desk.setStatus(document.newest(marked.image()), marked.status()));
            failures.stream().findFirst().ifPresent(problems::fail);
        }
        changed.run();
    }
}
