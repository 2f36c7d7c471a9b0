package dev.clickmask.annotator.ui;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Something that went wrong.
 *
 * @param sentence for the person: what happened and what to do
 * @param cause for whoever mends it
 */
record Problem(String sentence, Throwable cause) {

    /** The trace of the cause. */
    String details() {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
