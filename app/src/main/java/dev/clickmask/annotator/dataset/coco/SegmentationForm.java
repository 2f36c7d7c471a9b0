package dev.clickmask.annotator.dataset.coco;

/** How masks are written. */
public enum SegmentationForm {
    /** As polygons, which every reader understands, or as run lengths if the mask has holes, which polygons cannot say. */
    AUTO,
    /** As compressed run lengths. */
    RLE
}
