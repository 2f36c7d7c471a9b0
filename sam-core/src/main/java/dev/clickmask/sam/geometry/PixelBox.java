package dev.clickmask.sam.geometry;

/**
 * A rectangle of whole pixels; may be empty.
 *
 * @param x first column
 * @param y first row
 * @param width number of columns, at least 0
 * @param height number of rows, at least 0
 */
public record PixelBox(int x, int y, int width, int height) {
    /** The box without a pixel. */
    public static final PixelBox EMPTY = new PixelBox(0, 0, 0, 0);

    public PixelBox {
        if (width < 0 || height < 0) {
            throw new IllegalArgumentException("pixel box of " + width + " x " + height);
        }
    }

    public boolean isEmpty() {
        return width == 0 || height == 0;
    }

    /** First column to the right of the box. */
    public int endX() {
        return x + width;
    }

    /** First row below the box. */
    public int endY() {
        return y + height;
    }

    /** Number of pixels. */
    public long area() {
        return (long) width * height;
    }

    /** The pixels that both boxes have; {@link #EMPTY} if there are none. */
    public PixelBox intersection(PixelBox other) {
        int left = Math.max(x, other.x);
        int top = Math.max(y, other.y);
        int right = Math.min(endX(), other.endX());
        int bottom = Math.min(endY(), other.endY());
        return left < right && top < bottom ? new PixelBox(left, top, right - left, bottom - top) : EMPTY;
    }

    /** The smallest box around both; an empty box adds nothing. */
    public PixelBox enclosing(PixelBox other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        int right = Math.max(endX(), other.endX());
        int bottom = Math.max(endY(), other.endY());
        return new PixelBox(left, top, right - left, bottom - top);
    }
}
