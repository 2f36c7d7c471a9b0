package dev.clickmask.annotator.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out what kind of series a folder or file is. Stateless. */
public final class SeriesFiles {
    private SeriesFiles() {}

    /**
     * Opens a folder of images or DICOM files, a TIFF of several pages, or a DICOM file of several frames; looks at names and
     * headers only.
     *
     * @throws IOException if there is no series; the message says what there is
     */
    public static Series open(Path place) throws IOException {
        if (!Files.exists(place)) {
            throw new NoSuchFileException(place.toString(), null, "there is no such folder or file");
        }
        Series series = Files.isDirectory(place) ? folder(place) : file(place);
        if (series.names().isEmpty()) {
            throw new IOException(place + " has no slices" + why(series)
                    + "; give a folder of images or DICOM files, or a file of several slices");
        }
        return series;
    }

    private static String why(Series series) {
        return series.skipped().stream()
                .findFirst()
                .map(first -> " that can be read: " + first.name() + " " + first.why())
                .orElse("");
    }

    /** Whatever there are more of; images, whose names say what they are, where there are as many. */
    private static Series folder(Path folder) throws IOException {
        Series images = ImageSeries.of(folder);
        Optional<DicomSeries> dicom = DicomSeries.ofFolder(folder);
        return dicom.isPresent()
                        && (dicom.get().names().size() > images.names().size()
                                || images.names().isEmpty())
                ? dicom.get()
                : images;
    }

    private static Series file(Path file) throws IOException {
        return DicomSeries.isDicom(file) ? DicomSeries.ofFile(file) : PageSeries.of(file);
    }
}
