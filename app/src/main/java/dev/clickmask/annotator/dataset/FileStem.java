package dev.clickmask.annotator.dataset;

import java.util.regex.Pattern;

/** Names of files without their ending. Formats that keep a file for each image name it so. */
public final class FileStem {
    private static final Pattern NO_ENDING = Pattern.compile("[0-9]+|.*#[0-9]+");

    private FileStem() {}

    /**
     * {@code a/b} for {@code a/b.jpg}. A number behind the last dot, or the number of a slice, is no ending: what differs only in
     * that stays different.
     */
    public static String of(String name) {
        int dot = name.lastIndexOf('.');
        boolean hasEnding = dot > name.lastIndexOf('/') + 1
                && !NO_ENDING.matcher(name.substring(dot + 1)).matches();
        return hasEnding ? name.substring(0, dot) : name;
    }
}
