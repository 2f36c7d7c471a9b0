package dev.clickmask.annotator.ui;

import dev.clickmask.sam.image.UnreadableImageException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells an image that will not come back from one that could only not be read this time. */
final class LostImage {
    private LostImage() {}

    /**
     * Whether the file is gone, while its folder is there, or holds no picture. Reads the disk: not on the event dispatch
     * thread.
     *
     * @param cause why it could not be shown
     */
    static boolean isLost(Path folder, Path file, Throwable cause) {
        if (isAway(folder)) {
            return false;
        }
        Throwable why = cause.getCause();
        boolean isNoPicture = cause instanceof UnreadableImageException && (why == null || why instanceof EOFException);
        return Files.notExists(file) || (isNoPicture && Files.isReadable(file));
    }

    /** Whether the folder is on a disk that is not connected, which leaves an empty folder where it was. Reads the disk too. */
    static boolean isAway(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        } catch (IOException | DirectoryIteratorException e) {
            return true;
        }
    }
}
