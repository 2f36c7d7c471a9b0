package dev.clickmask.sam.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary file for pixels that would take too much of the heap. Its name is deleted at once, so that nothing is left
 * even when the program is killed; Windows refuses that while a file is mapped, and gets it done by a later image.
 *
 * <p>It is written by system calls and mapped only when it is complete: a disk that is full then answers with an
 * {@code IOException}, where a write through a mapping would end in a fault.
 */
final class ScratchFile implements PixelSink {
    private static final String PREFIX = "clickmask-";
    private static final String SUFFIX = ".pixels";

    private final Path folder;
    private final long bytes;
    private final FileChannel file;

    /**
     * Makes an empty file.
     *
     * @param bytes how many it is going to have
     * @throws NoRoomException if the folder does not take it
     */
    ScratchFile(Path folder, long bytes) throws NoRoomException {
        this.folder = folder;
        this.bytes = bytes;
        try {
            deleteEarlierOnes(folder);
            Path path = Files.createTempFile(folder, PREFIX, SUFFIX);
            file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            delete(path);
        } catch (IOException e) {
            throw new NoRoomException(bytes, folder, "which cannot be written to", e);
        }
    }

    private static void deleteEarlierOnes(Path folder) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
                paths.forEach(ScratchFile::delete);
            }
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }

    @Override
    public void write(long at, byte[] source, int from, int length) throws NoRoomException {
        ByteBuffer rest = ByteBuffer.wrap(source, from, length);
        try {
            for (long to = at; rest.hasRemaining(); ) {
                to += file.write(rest, to);
            }
        } catch (IOException e) {
            throw NoRoomException.tooSmall(bytes, folder, folder.toFile().getUsableSpace(), e);
        }
    }

    @Override
    public Pixels finish() throws IOException {
        return new MappedPixels(file);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
