package dev.clickmask.sam.geometry;

/**
 * Width and height of an image or grid, both at least 1.
 *
 * @param width columns
 * @param height rows
 */
public record Size(int width, int height) {
    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("size " + width + " x " + height + " is empty");
        }
    }

    /** Number of pixels. */
    public long area() {
        return (long) width * height;
    }

    /** The box of all pixels. */
    public PixelBox pixels() {
        return new PixelBox(0, 0, width, height);
    }

    @Override
    public String toString() {
        return width + " x " + height;
    }
}
