package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.geometry.ImagePoint;

/**
 * What a person looks at: how large, and which place of the image lies in the middle of the canvas, whatever its size.
 *
 * @param scale view pixels an image pixel
 * @param centre place in the image
 */
public record CanvasView(double scale, ImagePoint centre) {}
