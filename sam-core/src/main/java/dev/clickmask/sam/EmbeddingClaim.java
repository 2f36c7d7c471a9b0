package dev.clickmask.sam;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The word of one program that it makes an embedding, so that others need not. It ends when it is closed or, whatever
 * happens, with the program: the system itself gives the lock of a file back.
 */
public final class EmbeddingClaim implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private EmbeddingClaim(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Makes the claim unless somebody else has it.
     *
     * @throws IOException if the file cannot be made or locked at all
     */
    static Optional<EmbeddingClaim> of(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean claimed = false;
        try {
            FileLock lock = channel.tryLock();
            claimed = lock != null;
        } catch (OverlappingFileLockException e) {
            // Somebody else in this program.
            log().log(System.Logger.Level.DEBUG, "claimed already: " + file, e);
        } finally {
            if (!claimed) {
                channel.close();
            }
        }
        return claimed ? Optional.of(new EmbeddingClaim(file, channel)) : Optional.empty();
    }

    @Override
    public void close() {
        // Who opened the file before it goes may then claim it too, but finds the embedding made.
        try (channel) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log().log(System.Logger.Level.DEBUG, "cannot remove " + file, e);
        }
    }

    /** Looked for only when there is something to say, as that takes longer than much of what is done at the start. */
    private static System.Logger log() {
        return System.getLogger(EmbeddingClaim.class.getName());
    }
}
