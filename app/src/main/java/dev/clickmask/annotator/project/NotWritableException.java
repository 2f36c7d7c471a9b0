package dev.clickmask.annotator.project;

import java.io.IOException;

/** The file may not be written, such as one in a folder that is read-only; it is as it was before, and can be read. */
final class NotWritableException extends IOException {
    private static final long serialVersionUID = 1L;

    NotWritableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
