package dev.clickmask.annotator.project;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The file that a {@link ProjectKeeper} keeps a project in, and whose it is: it is opened when it is needed, opened again when
 * it was taken away meanwhile, and never written once another has written it. All of it belongs to the thread of the keeper,
 * but for {@link #path}.
 */
final class KeptFile {
    private static final String NO_FILE = "";

    private final String own = UUID.randomUUID().toString();
    private volatile Path path;
    private @Nullable ProjectFile project;
    /** What the file must have when it is opened again: {@link #NO_FILE} if there must be none; null before it was looked for. */
    private @Nullable String mark;

    KeptFile(Path path) {
        this.path = path;
    }

    /** Where it is, or will be. On any thread. */
    Path path() {
        return path;
    }

    boolean isThere() {
        return project != null || Files.exists(path);
    }

    /** Whether there is a file that is not of another who made it since this keeper looked. */
    boolean isOurs() {
        return isThere() && !NO_FILE.equals(mark);
    }

    /** Whether it is open and has not been taken away. */
    boolean isInPlace() {
        return project != null && project.isInPlace();
    }

    /** Takes whatever is there then when it is opened next, unless it is open. */
    void lookAnew() {
        if (project == null) {
            mark = null;
        }
    }

    /** There was none when it was looked for: one that comes later is of another. */
    void noneFound() {
        mark = mark == null ? NO_FILE : mark;
    }

    /** What is in it now was written here. */
    void written() {
        mark = own;
    }

    /** The file to be written. */
    ProjectFile opened() throws IOException {
        ProjectFile open = project;
        if (open == null || !open.isInPlace()) {
            open = openedAgain();
            close();
            project = open;
        }
        return open;
    }

    /** The file, or else what is still open of one that was taken away. */
    ProjectFile readable() throws IOException {
        try {
            return opened();
        } catch (IOException e) {
            if (project != null) {
                return project;
            }
            throw e;
        }
    }

    private ProjectFile openedAgain() throws IOException {
        String expected = mark;
        if (expected != null && !expected.equals(NO_FILE) && !Files.exists(path)) {
            throw new IOException(path + " is not there any more. Put it back; the work stays in memory until then");
        }
        // Who opens a folder wants to work on it; later it may have become one that can only be read.
        ProjectFile open = expected == null ? ProjectFile.open(path, own) : ProjectFile.openToRead(path, own);
        String found = open.markFound();
        if (expected == null) {
            mark = found;
        } else if (!found.equals(expected) && !found.equals(own)) {
            open.close();
            throw new IOException(path + " was written by another window or program meanwhile. Nothing in it was"
                    + " overwritten, and the work stays in memory. " + wayOut(expected));
        }
        return open;
    }

    private static String wayOut(String expected) {
        return expected.equals(NO_FILE)
                ? "Choose File, Keep annotations in, to keep it in another file"
                : "Close this window to give it up, and open the folder again";
    }

    /** Makes a file like this one, on the disk itself; an empty one if there is none here. */
    void copyTo(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new IOException(target + " cannot be written. Choose a folder that is there and can be written");
        }
        if (mark == null ? isThere() : !mark.equals(NO_FILE)) {
            // Says so if the file is gone: what is in it must not seem to be nothing.
            readable().copyTo(target);
            try (FileChannel copy = FileChannel.open(target, StandardOpenOption.WRITE)) {
                copy.force(true);
            }
        } else {
            ProjectFile.open(target, own).close();
        }
    }

    /** Goes on in another file that is like this one; returns the file before if it is there and of this keeper. */
    Optional<Path> goOnIn(Path target) {
        Path left = path;
        boolean ours = isOurs() && (project == null || project.isInPlace());
        close();
        path = target;
        return ours ? Optional.of(left) : Optional.empty();
    }

    /** Closes it until it is needed again: the connection may be of a file that is gone, such as one on a drive that was taken away. */
    void close() {
        if (project != null) {
            try {
                project.close();
            } catch (IOException alreadyTold) {
                // What was the matter with the file is on its way to the person.
            }
            project = null;
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
