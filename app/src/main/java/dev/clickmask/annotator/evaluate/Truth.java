package dev.clickmask.annotator.evaluate;

import dev.clickmask.sam.mask.Mask;

/**
 * The mask that a model should find.
 *
 * @param object pixels of the object
 * @param ignored pixels of which nobody can tell; they count neither for nor against a mask
 */
record Truth(Mask object, Mask ignored) {

    Mask missedBy(Mask predicted) {
        return object.minus(ignored).minus(predicted);
    }

    Mask wronglyCoveredBy(Mask predicted) {
        return predicted.minus(ignored).minus(object);
    }

    /** Intersection over union, without the pixels that are ignored. */
    double iou(Mask predicted) {
        return object.minus(ignored).iou(predicted.minus(ignored));
    }
}
