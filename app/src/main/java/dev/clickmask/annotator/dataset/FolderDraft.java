package dev.clickmask.annotator.dataset;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A folder of files in the making: written beside its place under another name, and put there as a whole when it is
 * {@linkplain #finish() finished}. Given up before, it leaves nothing behind. A folder that has something in it is never
 * written to, so nothing of a person's is replaced and no file of an older data set stays among the new.
 */
public final class FolderDraft implements Closeable {
    private final Path target;
    private final Path draft;

    private FolderDraft(Path target, Path draft) {
        this.target = target;
        this.draft = draft;
    }

    /**
     * Begins a folder.
     *
     * @param target does not exist yet, or is an empty folder; the folder around it exists
     * @throws IOException if that is not so, or nothing can be written there; the message says what to do
     */
    public static FolderDraft of(Path target) throws IOException {
        Path place = target.toAbsolutePath().normalize();
        Path around = place.getParent();
        if (around == null || !Files.isDirectory(around)) {
            throw new IOException(target + " cannot be written: there is no folder around it; make it first");
        }
        requireVacant(place);
        return new FolderDraft(
                place, Files.createDirectory(around.resolve(".clickmask-" + UUID.randomUUID() + ".part")));
    }

    private static void requireVacant(Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        if (!Files.isDirectory(place)) {
            throw new IOException(place + " is a file; choose another name for the folder");
        }
        try (var entries = Files.newDirectoryStream(place)) {
            if (entries.iterator().hasNext()) {
                throw new IOException(place + " is not empty; choose a new folder or an empty one");
            }
        }
    }

    /** The folder when it is finished; absolute. */
    public Path target() {
        return target;
    }

    /**
     * Writes a file, each once.
     *
     * @param name relative to the folder, with forward slashes
     * @throws IllegalArgumentException if the name leads out of the folder
     * @throws IOException if the file was written before, as happens when two images differ in their ending only, or
     *     cannot be written
     */
    public void write(String name, AtomicFile.Content content) throws IOException {
        try (OutputStream out = open(name)) {
            content.writeTo(out);
        }
    }

    /** Begins a file that is written bit by bit, as {@link #write} does; the caller closes the stream, which is buffered. */
    public OutputStream open(String name) throws IOException {
        Path file = newFile(name);
        try {
            return new BufferedOutputStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16);
        } catch (FileAlreadyExistsException e) {
            throw writtenTwice(name, e);
        }
    }

    /**
     * Copies a file, each once, as {@link #write} does.
     *
     * @throws UnusableImageException if there is no such source, or none that may be read
     */
    public void copy(Path source, String name) throws IOException {
        if (!Files.isReadable(source)) {
            throw new UnusableImageException(source + (Files.exists(source) ? " may not be read" : " is missing")
                    + "; the data set shall have a copy of it");
        }
        Path file = newFile(name);
        try {
            Files.copy(source, file);
        } catch (FileAlreadyExistsException e) {
            throw writtenTwice(name, e);
        } catch (NoSuchFileException e) {
            throw new UnusableImageException(source + " is missing; the data set shall have a copy of it", e);
        }
    }

    private Path newFile(String name) throws IOException {
        Path file = draft.resolve(ImageName.relative(name));
        Files.createDirectories(file.resolveSibling("."));
        return file;
    }

    private IOException writtenTwice(String name, IOException cause) {
        return new IOException(
                "two images would both be written as " + target.resolve(name) + "; rename one of them", cause);
    }

    /**
     * Puts the folder in its place. Nothing can be written after it.
     *
     * @throws IOException if something is in it meanwhile
     */
    public void finish() throws IOException {
        requireVacant(target);
        Files.deleteIfExists(target);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes away what was written, unless it is finished. */
    @Override
    public void close() throws IOException {
        if (Files.exists(draft)) {
            Files.walkFileTree(draft, new Removal());
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
