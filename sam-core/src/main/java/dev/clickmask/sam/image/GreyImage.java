package dev.clickmask.sam.image;

import dev.clickmask.sam.geometry.Size;
import java.awt.image.BufferedImage;
import java.util.Objects;

/** A picture of grey levels, 0 for black to 255 for white, one byte a pixel. Immutable. */
public final class GreyImage {
    private final Size size;
    private final byte[] levels;

    /**
     * Takes the levels over.
     *
     * @param levels row-major, one byte without sign a pixel
     */
    public GreyImage(Size size, byte[] levels) {
        if (levels.length != size.area()) {
            throw new IllegalArgumentException(levels.length + " levels for a picture of " + size);
        }
        this.size = size;
        this.levels = levels;
    }

    /** The luma of a picture, as OpenCV and Pillow take it: 0.299 red, 0.587 green, 0.114 blue. */
    public static GreyImage of(RgbImage image) {
        Size size = image.size();
        byte[] levels = new byte[Math.toIntExact(size.area())];
        byte[] row = new byte[3 * size.width()];
        for (int y = 0, at = 0; y < size.height(); y++) {
            image.readRow(y, row);
            for (int x = 0; x < row.length; x += 3) {
                int sum = 114 * (row[x] & 0xFF) + 587 * (row[x + 1] & 0xFF) + 299 * (row[x + 2] & 0xFF);
                levels[at++] = (byte) ((sum + 500) / 1000);
            }
        }
        return new GreyImage(size, levels);
    }

    /** Width and height. */
    public Size size() {
        return size;
    }

    /** The level of one pixel, 0 to 255. */
    public int at(int x, int y) {
        Objects.checkIndex(x, size.width());
        return levels[Objects.checkIndex(y, size.height()) * size.width() + x] & 0xFF;
    }

    /**
     * The picture in grey colours.
     *
     * @throws IllegalArgumentException if it is of more than 715 million pixels
     */
    public RgbImage colours() {
        if (size.area() > Integer.MAX_VALUE / RgbImage.BYTES_PER_PIXEL) {
            throw new IllegalArgumentException("a grey picture of " + size + " does not fit into an array of colours");
        }
        BufferedImage picture = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] bytes = BgrConversion.bytes(picture);
        for (int i = 0, at = 0; i < levels.length; i++) {
            byte level = levels[i];
            bytes[at++] = level;
            bytes[at++] = level;
            bytes[at++] = level;
        }
        return RgbImage.of(picture);
    }

    /** The levels as samples of 8 bits; costs nothing. */
    public GreySamples samples() {
        return GreySamples.of(size, levels, false);
    }

    /** Copies a row to the start of {@code target}, a byte without sign a pixel. */
    public void readRow(int y, byte[] target) {
        System.arraycopy(levels, Objects.checkIndex(y, size.height()) * size.width(), target, 0, size.width());
    }
}
