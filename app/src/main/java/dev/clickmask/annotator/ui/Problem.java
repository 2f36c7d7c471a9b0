package dev.clickmask.annotator.ui;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Something that the person should know, because it went wrong or is not as expected.
 *
 * @param sentence what happened and what to do
 * @param details all that is known of it; may be empty
 * @param until when it is over, if it is not dismissed before
 */
record Problem(String sentence, String details, Until until) {

    /** When a problem is over. */
    enum Until {
        /** With the next step on an image or the categories: it was about the step before. */
        NEXT_STEP,
        /** With the next image: it was about the one before. */
        NEXT_IMAGE,
        /** When the person does something else with files, or opens another folder. */
        NEXT_DEED
    }

    /** With the trace of its cause for whoever mends it. */
    static Problem of(String sentence, Throwable cause, Until until) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return new Problem(sentence, text.toString(), until);
    }
}
