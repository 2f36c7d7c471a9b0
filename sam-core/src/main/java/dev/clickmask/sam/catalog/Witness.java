package dev.clickmask.sam.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The digest of a file whose publisher names none, as it was when the file came, in a small file beside it: so that damage
 * that happens later is found.
 *
 * @param note where it is written
 */
record Witness(Path note) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** That of the file at this place. */
    static Witness of(Path file) {
        return new Witness(file.resolveSibling(file.getFileName() + ".sha256"));
    }

    /** What the file's digest has to be, by the catalogue or else by this; nothing if nobody has read the file yet. */
    Optional<String> expected(ModelFile file) {
        if (file.sha256() != null) {
            return Optional.of(file.sha256());
        }
        try {
            return Optional.of(Files.readString(note, StandardCharsets.US_ASCII).strip())
                    .filter(FORM.asMatchPredicate());
        } catch (IOException e) {
            return Optional.empty(); // as good as not written
        }
    }

    /** Writes the digest down unless the catalogue has it. */
    void keep(ModelFile file, String sha256) throws IOException {
        if (file.sha256() == null) {
            Files.writeString(note, sha256 + System.lineSeparator(), StandardCharsets.US_ASCII);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(note);
    }
}
