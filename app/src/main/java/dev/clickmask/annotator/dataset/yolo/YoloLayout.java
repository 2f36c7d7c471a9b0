package dev.clickmask.annotator.dataset.yolo;

import dev.clickmask.annotator.dataset.FileStem;

/** Where Ultralytics looks for things. */
final class YoloLayout {
    static final String YAML = "data.yaml";
    static final String IMAGES = "images";
    private static final String LABELS = "labels";

    private YoloLayout() {}

    /**
     * The file with the labels of a picture: in its path, the last folder {@code images} becomes {@code labels}, and the ending
     * {@code .txt}.
     *
     * @param name relative to the data set, below a folder {@code images}
     */
    static String labels(String name) {
        String path = "/" + name;
        String folder = "/" + IMAGES + "/";
        int at = path.lastIndexOf(folder);
        return FileStem.of(path.substring(1, at + 1) + LABELS + path.substring(at + folder.length() - 1)) + ".txt";
    }

    /** Whether the path, relative to the data set, leads through a folder {@code images}. */
    static boolean isBelowImages(String path) {
        return ("/" + path).contains("/" + IMAGES + "/");
    }
}
