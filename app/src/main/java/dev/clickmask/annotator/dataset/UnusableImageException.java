package dev.clickmask.annotator.dataset;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A data set cannot have an image, because the file of it is missing or is not what was annotated. Nothing of that image has
 * been written, and others can be; the message is one sentence with its path.
 */
public final class UnusableImageException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnusableImageException(String message) {
        this(message, null);
    }

    public UnusableImageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
