package dev.clickmask.sam.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One file of a model: how it is recognised and where it can be had.
 *
 * @param role what it holds
 * @param name file name in the model's folder, the one it was published under
 * @param bytes exact size, where known
 * @param sha256 digest of its content, 64 lower-case hexadecimal digits; null where nobody has published it
 * @param sources to be tried in this order, at least one; copied
 */
public record ModelFile(
        Role role,
        String name,
        OptionalLong bytes,
        @Nullable String sha256,
        List<Source> sources) {
    private static final Pattern NAME = Pattern.compile("\\w+([.-]\\w+)*");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** What a file holds. */
    public enum Role {
        ENCODER,
        DECODER,
        /** Weights of one of the networks, which looks for them beside itself under this name. */
        DATA,
        /** What follows objects over images by memory, beside the decoder under this name. */
        MEMORY,
        /** All of a foreground model. */
        FOREGROUND
    }

    public ModelFile {
        Words.require(NAME, "name", name, "a plain file name");
        if (sha256 != null) {
            Words.require(SHA256, "sha256", sha256, "64 lower-case hexadecimal digits");
        }
        if (bytes.isPresent() && bytes.getAsLong() <= 0) {
            throw new IllegalArgumentException("bytes must be above 0, not " + bytes.getAsLong());
        }
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("sources must hold at least one");
        }
    }

    /** What a person can do without us, as the end of a sentence. */
    String byHand(Path place) {
        return "download it by other means and put it at " + place
                + (sha256 != null ? "; its SHA-256 must be " + sha256 : ", then fetch the model once more");
    }

    /** Whether a file of this size may be this one; any but an empty one where the size is not known. */
    boolean mayHaveSize(long size) {
        return bytes.isPresent() ? bytes.getAsLong() == size : size > 0;
    }
}
