package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.annotator.review.Finding;
import dev.clickmask.annotator.review.Review;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is likely to be wrong in the open folder. While the person looks at it, the doubtful instances of an image are selected
 * on arrival. Belongs to the event dispatch thread; looks through a copy of the project on a thread of its own.
 */
final class Reviewing {
    private final Workbench bench;
    private final Messages messages;
    private final Executor edt;
    private Map<String, List<Finding>> findings = Map.of();
    private @Nullable OpenFolder looked;
    private Runnable abandoned = () -> {};
    private @Nullable String arrivedAt;

    Reviewing(Workbench bench, Messages messages, Executor edt) {
        this.bench = bench;
        this.messages = messages;
        this.edt = edt;
        bench.addListener(this::arrive);
    }

    /**
     * Looks through the folder that is open.
     *
     * @param then called when that is done
     * @param otherwise called when it fails, or later when another folder is opened
     */
    void begin(Runnable then, Runnable otherwise) {
        OpenFolder folder = bench.desk().folder().orElse(null);
        findings = Map.of();
        looked = folder;
        abandoned = otherwise;
        if (folder == null) {
            then.run();
        } else {
            new Thread(() -> look(folder, then), "review").start();
        }
    }

    /** The person looks at all images again. */
    void end() {
        looked = null;
        findings = Map.of();
    }

    /** The images with doubtful instances. */
    Set<String> images() {
        return findings.keySet();
    }

    /** What is doubtful on an image, in words. */
    Optional<String> words(String image) {
        return Optional.ofNullable(findings.get(image))
                .map(known -> known.stream()
                        .map(finding -> messages.text("doubt." + finding.doubt()))
                        .distinct()
                        .collect(Collectors.joining(", ")));
    }

    private void look(OpenFolder folder, Runnable then) {
        try {
            List<Finding> found = found(folder);
            edt.execute(() -> show(folder, found, then));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            edt.execute(() -> fail(folder, e));
        }
    }

    private void fail(OpenFolder folder, Throwable cause) {
        if (folder == looked) {
            end();
            abandoned.run();
            bench.problems().fail(cause);
        }
    }

    private static List<Finding> found(OpenFolder folder) throws IOException {
        Optional<ProjectCopy> made = ProjectCopy.of(folder.keeper());
        if (made.isEmpty()) {
            return List.of();
        }
        try (ProjectCopy copy = made.get();
                ProjectFile project = ProjectFile.open(copy.file())) {
            return Review.of(project);
        }
    }

    private void show(OpenFolder folder, List<Finding> found, Runnable then) {
        if (folder == looked) {
            findings = found.stream()
                    .collect(Collectors.groupingBy(Finding::image, LinkedHashMap::new, Collectors.toList()));
            arrivedAt = null;
            then.run();
            arrive();
        }
    }

    private void arrive() {
        if (looked != null && bench.desk().folder().filter(looked::equals).isEmpty()) {
            end();
            abandoned.run();
        }
        String current = bench.document().image().map(AnnotatedImage::file).orElse(null);
        if (current != null && !current.equals(arrivedAt)) {
            arrivedAt = current;
            List<Finding> here = findings.getOrDefault(current, List.of());
            if (!here.isEmpty() && bench.session().isEmpty()) {
                bench.document().select(here.stream().map(Finding::instance).toList());
            }
        }
    }
}
