package dev.clickmask.annotator.dataset;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes files whole or not at all: beside the target first, then to the disk, then into its place. Until then a file
 * that was there stays as it is. A link is followed, and the file it points to replaced.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** What a file shall hold. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; the stream is buffered, and closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes or replaces a file.
     *
     * @throws IOException if it cannot be written; the message names it and says what to do
     */
    public static void write(Path target, Content content) throws IOException {
        requireWritable(target);
        try {
            replace(Files.exists(target) ? target.toRealPath() : target.toAbsolutePath(), content);
        } catch (AccessDeniedException e) {
            throw new IOException("no permission to write " + target + "; choose another folder", e);
        } catch (IOException e) {
            throw new IOException(target + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Looks for what would make a later {@link #write} fail, so that nobody works for nothing.
     *
     * @throws IOException if the folder does not exist, or something other than a file has the name
     */
    public static void requireWritable(Path target) throws IOException {
        Path folder = folder(target.toAbsolutePath());
        if (!Files.isDirectory(folder)) {
            throw new IOException(target + " cannot be written: there is no folder " + folder + "; make it first");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new IOException(target + " cannot be written: it is no file; choose another name");
        }
    }

    private static void replace(Path target, Content content) throws IOException {
        // A name of its own, for the target's may be as long as names can be.
        Path part = folder(target).resolve(".clickmask-" + UUID.randomUUID() + ".part");
        try {
            try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16)) {
                content.writeTo(out);
                out.flush();
                file.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Path folder(Path absolute) {
        Path folder = absolute.getParent();
        return folder == null ? absolute : folder;
    }
}
