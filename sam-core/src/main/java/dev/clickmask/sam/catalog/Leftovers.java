package dev.clickmask.sam.catalog;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What fetches of a file have left beside its place when they ended early: the beginning of it, under another name. */
final class Leftovers {
    /** Far beyond the patience of a fetch: nobody writes a part any more that has not grown for so long. */
    private static final Duration ABANDONED = Duration.ofMinutes(2);

    private final Path target;

    Leftovers(Path target) {
        this.target = target;
    }

    private Path kept() {
        return target.resolveSibling(target.getFileName() + ".partial");
    }

    /** How many bytes there are to go on with. */
    long bytes() {
        try {
            return Files.size(kept());
        } catch (IOException e) {
            return 0; // as a rule there is no such file
        }
    }

    /** Keeps a part for the next fetch. */
    void keep(Path part) throws IOException {
        Files.move(part, kept(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Gives the kept part another name, under which nobody else goes on with it; false if there is none. */
    boolean claim(Path part) throws IOException {
        try {
            Files.move(kept(), part, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Keeps the largest part that a killed program has left, and deletes the others. */
    void adopt() throws IOException {
        for (Path part : parts()) {
            if (!Files.getLastModifiedTime(part)
                    .toInstant()
                    .isAfter(Instant.now().minus(ABANDONED))) {
                if (Files.size(part) > bytes()) {
                    keep(part);
                } else {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    /** Deletes everything. */
    void delete() throws IOException {
        Files.deleteIfExists(kept());
        for (Path part : parts()) {
            Files.deleteIfExists(part);
        }
    }

    private List<Path> parts() throws IOException {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> parts =
                Files.newDirectoryStream(target.toAbsolutePath().getParent(), target.getFileName() + ".*.part")) {
            parts.forEach(all::add);
        }
        return all;
    }
}
