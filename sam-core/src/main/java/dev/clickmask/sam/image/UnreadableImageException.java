package dev.clickmask.sam.image;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An image file cannot be read; the message is one sentence with its path and what can be done. */
public final class UnreadableImageException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableImageException(Path path, String problem) {
        this(path, problem, null);
    }

    UnreadableImageException(Path path, String problem, @Nullable Throwable cause) {
        super(path + " " + problem, cause);
    }
}
