package dev.clickmask.annotator.series;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A DICOM file cannot be used; the message is one sentence with its path. */
final class UnreadableDicomException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableDicomException(Path file, String problem, @Nullable Throwable cause) {
        super(file + " " + problem, cause);
    }
}
