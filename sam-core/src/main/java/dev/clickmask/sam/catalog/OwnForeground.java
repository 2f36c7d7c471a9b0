package dev.clickmask.sam.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A foreground model of the person's own, which stays where it is.
 *
 * @param id short name that no other model has
 * @param description absolute path of the JSON that says how the model takes images, see {@link ForegroundFile}
 */
public record OwnForeground(String id, Path description) {

    /**
     * Reads the description and looks whether the model is there.
     *
     * @throws IOException if one of the two is missing or the description is wrong; says which and what
     */
    public InstalledForeground installed() throws IOException {
        InstalledForeground described = ForegroundFile.read(description);
        if (!Files.isRegularFile(described.file())) {
            throw new IOException(
                    described.file() + " is missing; " + description + " says that the model " + id + " is there");
        }
        return new InstalledForeground(id, described.file(), described.spec(), described.sha256());
    }
}
