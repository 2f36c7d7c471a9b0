package dev.clickmask.sam.catalog;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A model of the person's own, which stays where it is.
 *
 * @param id short name that no other model has
 * @param encoder absolute path of the file
 * @param decoder absolute path of the file
 * @param sha256 digest of the digests of its files when it was added
 */
public record OwnModel(String id, Path encoder, Path decoder, String sha256) {

    /** Whether both files are still there. */
    public boolean isPresent() {
        return Files.isRegularFile(encoder) && Files.isRegularFile(decoder);
    }

    /** The model as it is opened. */
    public InstalledModel installed() {
        return new InstalledModel(id, encoder, decoder, sha256);
    }
}
