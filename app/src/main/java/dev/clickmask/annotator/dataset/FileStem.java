package dev.clickmask.annotator.dataset;

/** Names of files without their ending. Formats that keep a file for each image name it so. */
public final class FileStem {
    private FileStem() {}

    /** {@code a/b} for {@code a/b.jpg}. */
    public static String of(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
    }
}
