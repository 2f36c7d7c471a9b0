package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.project.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Where the annotations of the folder are kept, which the person may choose. Belongs to the event dispatch thread; files are
 * moved on another one.
 */
final class KeptPlace {
    private final FolderDesk desk;
    private final ProjectPlaces places;
    private final Problems problems;
    private final Executor edt;
    private final Runnable changed;
    private boolean moving;

    /** @param changed called when something is to be shown anew */
    KeptPlace(FolderDesk desk, ProjectPlaces places, Problems problems, Executor edt, Runnable changed) {
        this.desk = desk;
        this.places = places;
        this.problems = problems;
        this.edt = edt;
        this.changed = changed;
    }

    /** The folder whose annotations the person may have kept elsewhere; none while that is being done. */
    Optional<Path> folder() {
        return moving ? Optional.empty() : desk.refused().or(() -> desk.folder().map(OpenFolder::path));
    }

    /** The file of the open folder, if it is not beside the images, where everybody looks first. */
    Optional<Path> elsewhere() {
        return desk.folder()
                .filter(open -> !open.keeper().file().equals(open.path().resolve(ProjectFile.NAME)))
                .map(open -> open.keeper().file());
    }

    /** Whether that folder's annotations would be left where they are for those in the file. */
    boolean replaces(Path file) {
        return desk.refused().isEmpty() && Files.exists(file);
    }

    /** Keeps the annotations of {@link #folder} in that file from now on: takes those in it, or brings them there. */
    void choose(Path file) {
        Path folder = folder().orElseThrow();
        Optional<OpenFolder> open = desk.refused().isPresent() ? Optional.empty() : desk.folder();
        if (open.filter(current -> current.keeper().file().equals(file)).isPresent()) {
            return;
        }
        boolean isThere = Files.exists(file);
        moving = true;
        changed.run();
        start(() -> {
            if (open.isEmpty() || isThere) {
                // Says what is the matter with a file that is no project; makes one that is not there.
                ProjectFile.open(file).close();
                places.choose(folder, file);
                return () -> desk.reopen(open.isPresent() ? desk.file().orElse(folder) : folder);
            }
            open.get().keeper().moveTo(file, () -> places.choose(folder, file)).join();
            return () -> problems.inform("kept.moved", folder, file);
        });
    }

    /** Work on files, and what to do then. */
    private interface Work {
        Runnable run() throws IOException;
    }

    private void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        Runnable then = work.run();
                        edt.execute(() -> end(then));
                    } catch (IOException | RuntimeException e) {
                        edt.execute(() -> end(() -> problems.failForFolder(e)));
                    }
                },
                "move project");
        thread.start();
    }

    private void end(Runnable then) {
        moving = false;
        then.run();
        changed.run();
    }
}
