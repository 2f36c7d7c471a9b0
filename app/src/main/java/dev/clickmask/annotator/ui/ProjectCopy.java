package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.annotator.project.ProjectKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A copy of a project as it is now, to read while the work on it goes on; removed when closed. Not for the event dispatch thread. */
final class ProjectCopy implements AutoCloseable {
    private final Path file;

    private ProjectCopy(Path file) {
        this.file = file;
    }

    /**
     * Makes a copy.
     *
     * @return nothing while nothing is annotated
     * @throws IOException if it cannot be made
     * @throws java.util.concurrent.CompletionException if the project cannot be read
     */
    static Optional<ProjectCopy> of(ProjectKeeper keeper) throws IOException {
        ProjectCopy copy =
                new ProjectCopy(Files.createTempDirectory("clickmask").resolve("copy.clickmask"));
        boolean there = false;
        try {
            there = keeper.readAll(project -> copied(project, copy.file), false).join();
            return there ? Optional.of(copy) : Optional.empty();
        } finally {
            if (!there) {
                copy.close();
            }
        }
    }

    private static boolean copied(ProjectFile project, Path copy) throws IOException {
        project.copyTo(copy);
        return true;
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        file.toFile().delete();
        Path folder = file.getParent();
        if (folder != null) {
            folder.toFile().delete();
        }
    }
}
