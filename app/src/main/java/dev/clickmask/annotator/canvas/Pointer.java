package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.geometry.ImagePoint;

/**
 * Where the mouse is and what it means there.
 *
 * @param at place in the image; may lie outside of it
 * @param reach length in image pixels that is 1 on a plain screen: what a tool measures its tolerances in
 * @param secondary whether it is the right button, or the left one with Shift
 */
public record Pointer(ImagePoint at, double reach, boolean secondary) {}
