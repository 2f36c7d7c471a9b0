package dev.clickmask.sam.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads whole files, and says in one sentence why one cannot be read. */
final class FileBytes {
    private FileBytes() {}

    static byte[] readAll(Path path) throws UnreadableImageException {
        checkReadable(path);
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UnreadableImageException(path, "cannot be read: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new UnreadableImageException(path, "does not fit into memory; give Java more with -Xmx", e);
        }
    }

    /** The first bytes; zeros behind the end of a shorter file. */
    static byte[] start(Path path, int length) throws UnreadableImageException {
        try (InputStream file = Files.newInputStream(path)) {
            return Arrays.copyOf(file.readNBytes(length), length);
        } catch (IOException e) {
            throw new UnreadableImageException(path, "cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads no byte: a pipe or device would be waited for, or never end. */
    static void checkReadable(Path path) throws UnreadableImageException {
        if (Files.notExists(path)) {
            throw new UnreadableImageException(
                    path, "does not exist; check its name, and that the disk with it is connected");
        }
        if (Files.isDirectory(path)) {
            throw new UnreadableImageException(path, "is a folder; name an image file in it");
        }
        if (!Files.isReadable(path)) {
            throw new UnreadableImageException(path, "cannot be read by this user; change its permissions");
        }
        if (!Files.isRegularFile(path)) {
            throw new UnreadableImageException(path, "is not a file; copy the image into one");
        }
        if (path.toFile().length() == 0) {
            throw new UnreadableImageException(path, "is empty; copy it again from its source");
        }
    }
}
