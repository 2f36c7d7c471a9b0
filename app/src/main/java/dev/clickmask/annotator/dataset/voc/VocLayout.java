package dev.clickmask.annotator.dataset.voc;

/** Names of files and folders, and the numbers that mean something else than a class or an object. */
final class VocLayout {
    static final String CLASSES = "SegmentationClass/";
    static final String OBJECTS = "SegmentationObject/";
    static final String IMAGES = "JPEGImages/";
    static final String SETS = "ImageSets/Segmentation";
    static final String LABELMAP = "labelmap.txt";

    static final String BACKGROUND = "background";
    /** The border around objects, which is nothing for sure. */
    static final int VOID = 255;

    private VocLayout() {}
}
