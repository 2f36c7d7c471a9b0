package dev.clickmask.sam.geometry;

/**
 * A place in the upright, full-resolution image.
 *
 * @param x pixels to the right of the left edge of the image; the centre of the first pixel is 0.5
 * @param y pixels below the top edge of the image; the centre of the first pixel is 0.5
 */
public record ImagePoint(double x, double y) {
    public ImagePoint {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("point (" + x + ", " + y + ") is not finite");
        }
    }
}
