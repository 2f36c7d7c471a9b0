package dev.clickmask.sam;

import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.mask.Logits;

/** What a person says about the object: a point on or off it, a box around it, or what the model answered before. */
public sealed interface Prompt {

    /** Whether it says where the object is; prompts none of which does give a model nothing to find. */
    default boolean locatesObject() {
        return this instanceof BoxPrompt || (this instanceof Point point && point.foreground());
    }

    /**
     * A point on the object or off it.
     *
     * @param at place in image pixels
     * @param foreground whether the point lies on the object
     */
    record Point(ImagePoint at, boolean foreground) implements Prompt {}

    /**
     * A box around the object. A prompt list holds at most one.
     *
     * @param box in image pixels
     */
    record BoxPrompt(Box box) implements Prompt {}

    /**
     * The logits of an earlier answer for the same object and image. A prompt list holds at most one, and never alone.
     *
     * @param logits as a model of the same family returned them
     */
    record PriorMask(Logits logits) implements Prompt {}
}
