package dev.clickmask.annotator.ui;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Something that the person should know, because it went wrong or is not as expected.
 *
 * @param sentence what happened and what to do
 * @param details all that is known of it; may be empty
 * @param stays whether it is about more than the image that is open, so that it is still shown with the next
 */
record Problem(String sentence, String details, boolean stays) {

    /** With the trace of its cause for whoever mends it. */
    static Problem of(String sentence, Throwable cause, boolean stays) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return new Problem(sentence, text.toString(), stays);
    }
}
