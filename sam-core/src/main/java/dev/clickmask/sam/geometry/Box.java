package dev.clickmask.sam.geometry;

/**
 * A rectangle with sides along the axes, in image pixels, from its top-left to its bottom-right corner.
 *
 * @param x0 left edge
 * @param y0 top edge
 * @param x1 right edge, not less than {@code x0}
 * @param y1 bottom edge, not less than {@code y0}
 */
public record Box(double x0, double y0, double x1, double y1) {
    public Box {
        if (!(x0 <= x1 && y0 <= y1) || !Double.isFinite(x1 - x0) || !Double.isFinite(y1 - y0)) {
            throw new IllegalArgumentException(
                    "box " + x0 + "," + y0 + "," + x1 + "," + y1 + " does not run from top left to bottom right");
        }
    }

    /** The box that has these two points as opposite corners, in whatever order. */
    public static Box between(ImagePoint a, ImagePoint b) {
        return new Box(Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.max(a.x(), b.x()), Math.max(a.y(), b.y()));
    }

    public double width() {
        return x1 - x0;
    }

    public double height() {
        return y1 - y0;
    }
}
