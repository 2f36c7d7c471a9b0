package dev.clickmask.sam.onnx;

import java.io.IOException;

/** Model files that are of no family that Clickmask knows. The message names the file and what is missing or different. */
public final class UnknownModelException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnknownModelException(String message) {
        super(message);
    }
}
