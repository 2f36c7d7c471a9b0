package dev.clickmask.annotator.ui;

import dev.clickmask.sam.image.UnreadableImageException;
import java.io.EOFException;
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
        if (!Files.isDirectory(folder)) {
            return false;
        }
        Throwable why = cause.getCause();
        boolean isNoPicture = cause instanceof UnreadableImageException && (why == null || why instanceof EOFException);
        return Files.notExists(file) || (isNoPicture && Files.isReadable(file));
    }
}
