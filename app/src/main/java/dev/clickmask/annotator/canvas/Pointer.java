package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.geometry.ImagePoint;

/**
 * Where the mouse is and what it means there.
 *
 * @param at place in the image; may lie outside of it
 * @param reach length in image pixels that is 1 on a plain screen: what a tool measures its tolerances in
 * @param secondary whether it is the right button, or the left one with Shift
 * @param alt whether Alt is held down
 * @param clicks how many times the button was pressed here in quick succession; 1 for a single click
 */
public record Pointer(ImagePoint at, double reach, boolean secondary, boolean alt, int clicks) {

    /** A single click without Alt. */
    public Pointer(ImagePoint at, double reach, boolean secondary) {
        this(at, reach, secondary, false, 1);
    }

    /** Whether the other place is no farther away than so many pixels of a plain screen. */
    boolean isNear(ImagePoint other, double pixels) {
        return Math.hypot(other.x() - at.x(), other.y() - at.y()) <= pixels * reach;
    }
}
