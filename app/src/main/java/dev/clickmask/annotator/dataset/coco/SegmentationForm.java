package dev.clickmask.annotator.dataset.coco;

/** How masks are written. */
public enum SegmentationForm {
    /** As polygons, which every reader understands, or as run lengths if the mask has holes, which polygons cannot say. */
    AUTO,
    /**
     * As polygons alone, but crowds: a hole is cut into the outline around it, by a bridge of no width that the outline
     * passes once each way.
     */
    CUT,
    /** As compressed run lengths. */
    RLE,
    /** As run lengths that are a list of numbers. */
    COUNTS
}
