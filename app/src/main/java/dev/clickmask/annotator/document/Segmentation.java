package dev.clickmask.annotator.document;

import dev.clickmask.sam.mask.Mask;

/** Where an object is: in one form, from which all others are derived. */
public sealed interface Segmentation {

    /** The pixels of the object, in image size. */
    Mask mask();

    /**
     * Pixels, as a model or a brush made them.
     *
     * @param mask in image size
     */
    record Pixels(Mask mask) implements Segmentation {}
}
