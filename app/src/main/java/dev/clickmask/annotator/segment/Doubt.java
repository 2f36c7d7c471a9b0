package dev.clickmask.annotator.segment;

/** Why a person should look at what a {@link Propagation} found. */
public enum Doubt {
    /** The model does not think that the mask fits. */
    PREDICTED_IOU,
    /** The mask depends much on the threshold. */
    STABILITY,
    /** The mask is unlike that on the image before. */
    OVERLAP,
    /** There is no mask. */
    LOST
}
