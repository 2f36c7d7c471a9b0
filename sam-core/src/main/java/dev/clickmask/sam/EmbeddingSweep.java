package dev.clickmask.sam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Keeps a folder of embeddings below its size. */
final class EmbeddingSweep {
    /** How the name of an embedding ends. */
    static final String ENDING = ".embedding";
    /** How the name of a file that is being written ends. */
    static final String PART = ".part";
    /** How the name of a claim ends. */
    static final String CLAIM = ".claim";

    /** Nobody writes or encodes for so long. */
    private static final Duration ABANDONED = Duration.ofHours(1);
    /** How much of the capacity is left in use, so that not every file that is written makes another one go. */
    private static final double KEPT = 0.95;

    private final Path folder;
    private final long capacity;

    /** How much may still be written before the folder is looked at: others write too, so it is less than there is. */
    private long unwatched;

    EmbeddingSweep(Path folder, long capacity) {
        this.folder = folder;
        this.capacity = capacity;
    }

    private record Kept(Path file, long bytes, Instant used) {}

    /** To be told of each file that was written. */
    synchronized void written(long bytes) throws IOException {
        unwatched -= bytes;
        if (unwatched < 0) {
            long left = capacity - sweep();
            unwatched = left / 4;
        }
    }

    /** Removes what is too much; returns the bytes that are left. */
    private long sweep() throws IOException {
        List<Kept> files = files();
        long bytes = files.stream().mapToLong(Kept::bytes).sum();
        if (bytes <= capacity) {
            return bytes;
        }
        files.sort(Comparator.comparing(Kept::used));
        for (Kept oldest : files) {
            if (bytes <= capacity * KEPT) {
                break;
            }
            remove(oldest.file());
            bytes -= oldest.bytes();
        }
        return bytes;
    }

    private List<Kept> files() throws IOException {
        List<Kept> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                look(file, files);
            }
        }
        return files;
    }

    private static void look(Path file, List<Kept> files) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Instant used = attributes.lastModifiedTime().toInstant();
            if (file.toString().endsWith(ENDING)) {
                files.add(new Kept(file, attributes.size(), used));
            } else if ((file.toString().endsWith(PART) || file.toString().endsWith(CLAIM))
                    && used.isBefore(Instant.now().minus(ABANDONED))) {
                remove(file);
            }
        } catch (IOException e) {
            // Another program has removed it meanwhile.
            log().log(System.Logger.Level.DEBUG, "gone: " + file, e);
        }
    }

    /** Removes a file; if that cannot be, the log says so. */
    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log().log(System.Logger.Level.WARNING, "cannot remove " + file, e);
        }
    }

    /** Looked for only when there is something to say, as that takes longer than much of what is done at the start. */
    private static System.Logger log() {
        return System.getLogger(EmbeddingSweep.class.getName());
    }
}
