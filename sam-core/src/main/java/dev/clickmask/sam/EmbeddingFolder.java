package dev.clickmask.sam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Embeddings on disk, a file each in one folder; those used longest ago are removed where all together become too large.
 *
 * <p>Any number of threads and processes may use a folder at once, and files may vanish or come at any moment. What goes
 * wrong with the disk goes to the log only: an embedding can be made again.
 */
public final class EmbeddingFolder {
    /** How many bytes the files may have together, unless somebody says otherwise: 4 GiB. */
    public static final long USUAL_CAPACITY = 4L << 30;

    private final Path folder;
    private final long capacity;
    private final EmbeddingSweep sweep;

    /**
     * Looks at nothing yet.
     *
     * @param folder made when the first embedding is written
     * @param capacity how many bytes the files may have together
     */
    public EmbeddingFolder(Path folder, long capacity) {
        this.folder = folder;
        this.capacity = capacity;
        this.sweep = new EmbeddingSweep(folder, capacity);
    }

    /** How many bytes the files may have together. */
    public long capacity() {
        return capacity;
    }

    /** About how many bytes a file with an embedding of the model has. */
    public static long bytesOnDisk(ModelInfo model) {
        return model.embeddingBytes() * Short.BYTES / Float.BYTES;
    }

    /** Whether there is a file for the embedding, which may yet turn out broken. */
    public boolean has(EmbeddingKey key) {
        return Files.isRegularFile(file(key));
    }

    /** The embedding in half precision, if there is a file of it; a broken one is removed. */
    public Optional<ImageEmbedding> read(EmbeddingKey key) {
        Path file = file(key);
        try {
            ImageEmbedding embedding = EmbeddingFile.parse(key, Files.readAllBytes(file));
            markUsed(file);
            return Optional.of(embedding);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (EmbeddingFile.BrokenException e) {
            log().log(System.Logger.Level.WARNING, file + " is removed: it " + e.getMessage());
            EmbeddingSweep.remove(file);
            return Optional.empty();
        } catch (IOException | OutOfMemoryError e) {
            log().log(System.Logger.Level.WARNING, "cannot read " + file, e);
            return Optional.empty();
        }
    }

    /**
     * Writes an embedding, whole or not at all.
     *
     * @return whether it is there now
     */
    public boolean write(EmbeddingKey key, ImageEmbedding embedding) {
        Path file = file(key);
        Path part = folder.resolve(UUID.randomUUID() + EmbeddingSweep.PART);
        try {
            Files.createDirectories(folder);
            try {
                byte[] content = EmbeddingFile.format(key, embedding);
                Files.write(part, content);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                sweep.written(content.length);
            } finally {
                Files.deleteIfExists(part);
            }
            return true;
        } catch (IOException | OutOfMemoryError e) {
            log().log(System.Logger.Level.WARNING, "cannot keep an embedding in " + folder, e);
            return false;
        }
    }

    /**
     * Tells other programs that an embedding is being made here, unless another one has told so before.
     *
     * @throws IOException if the folder cannot be written
     */
    public Optional<EmbeddingClaim> claim(EmbeddingKey key) throws IOException {
        Files.createDirectories(folder);
        return EmbeddingClaim.of(folder.resolve(name(key) + EmbeddingSweep.CLAIM));
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    /** By the time of the last change, since many systems do not note that of the last reading. */
    private static void markUsed(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            log().log(System.Logger.Level.DEBUG, "cannot mark as used: " + file, e);
        }
    }

    private Path file(EmbeddingKey key) {
        return folder.resolve(name(key) + EmbeddingSweep.ENDING);
    }

    /** With enough of the model's digest to tell models apart; the file itself holds all of it. */
    private static String name(EmbeddingKey key) {
        return key.image().sha256() + "-" + key.model().sha256().substring(0, 16);
    }

    /** Looked for only when there is something to say, as that takes longer than much of what is done at the start. */
    private static System.Logger log() {
        return System.getLogger(EmbeddingFolder.class.getName());
    }
}
