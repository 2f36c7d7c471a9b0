package dev.clickmask.annotator.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Finds out what kind of series a folder or file is. Stateless. */
public final class SeriesFiles {
    private SeriesFiles() {}

    /**
     * Opens a folder of images or a TIFF of several pages; looks at names and headers only.
     *
     * @throws IOException if there is no series; the message says what there is
     */
    public static Series open(Path place) throws IOException {
        if (!Files.exists(place)) {
            throw new NoSuchFileException(place.toString(), null, "there is no such folder or file");
        }
        Series series = Files.isDirectory(place) ? ImageSeries.of(place) : PageSeries.of(place);
        if (series.names().isEmpty()) {
            throw new IOException(place + " has no slices; give a folder of images or a TIFF of several pages");
        }
        return series;
    }
}
