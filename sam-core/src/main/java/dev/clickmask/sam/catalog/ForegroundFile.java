package dev.clickmask.sam.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.clickmask.sam.matte.ForegroundSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A foreground model of one's own: a JSON of few lines that lies beside it, with "file", its name, and "spec", as an entry of the
 * catalogue has it.
 */
public final class ForegroundFile {
    private ForegroundFile() {}

    /** Whether a file is one by its name. */
    public static boolean isName(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    /**
     * Reads a description; the model itself is not looked at.
     *
     * @throws IOException if it is missing or wrong; says where and what
     */
    public static InstalledForeground read(Path json) throws IOException {
        if (!Files.isRegularFile(json)) {
            throw new IOException(json + " is missing; it should describe a model, with \"file\" and \"spec\"");
        }
        try {
            JsonPlace place = new JsonPlace(new JsonMapper().readTree(json.toFile()), "");
            place.allow("file", "spec");
            Path file = json.resolveSibling(place.text("file"));
            ForegroundSpec spec = ForegroundReader.spec(place.object("spec"));
            return new InstalledForeground(String.valueOf(json.getFileName()), file, spec, "");
        } catch (JsonProcessingException e) {
            throw new IOException(json + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IOException(json + ": " + e.getMessage(), e);
        }
    }
}
