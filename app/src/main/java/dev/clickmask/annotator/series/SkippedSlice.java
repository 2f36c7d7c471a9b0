package dev.clickmask.annotator.series;

import java.nio.file.Path;

/**
 * A slice that is not there or cannot be used.
 *
 * @param name as a person knows it
 * @param why a sentence without its beginning: "is missing"
 */
public record SkippedSlice(String name, String why) {

    /** What an exception says of a slice: it begins with one of the files, whose name is said anyhow. */
    static String why(Exception cause, Path... files) {
        String message = String.valueOf(cause.getMessage());
        for (Path file : files) {
            if (message.startsWith(file + " ")) {
                return message.substring(file.toString().length() + 1);
            }
        }
        return message;
    }
}
