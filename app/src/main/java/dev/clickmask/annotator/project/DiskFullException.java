package dev.clickmask.annotator.project;

import java.io.IOException;

/** There is no room for what is to be kept; the file is as it was before, and can be read. */
final class DiskFullException extends IOException {
    private static final long serialVersionUID = 1L;

    DiskFullException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
