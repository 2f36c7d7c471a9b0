package dev.clickmask.sam.image;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Objects;

/**
 * An upright picture in full resolution: 8-bit sRGB, opaque.
 *
 * <p>The pixels lie row after row without padding, three bytes a pixel in the order blue, green, red: what the JPEG
 * reader of the JDK produces, so that most pictures are never copied. They are in the heap or, where they would take more
 * than a sixteenth of it, in a temporary file that is mapped into memory and vanishes with the last reference to the
 * image. Immutable by contract, and therefore free to cross threads.
 */
public final class RgbImage {
    static final int BYTES_PER_PIXEL = 3;

    private final Size size;
    private final Pixels pixels;
    private final PixelStorage storage;

    /**
     * Takes pixels over.
     *
     * @param storage where images that are made of this one go
     */
    RgbImage(Size size, Pixels pixels, PixelStorage storage) {
        this.size = size;
        this.pixels = pixels;
        this.storage = storage;
    }

    /** Takes over a picture that {@link BgrConversion} made. */
    RgbImage(BufferedImage bgr, PixelStorage storage) {
        this(new Size(bgr.getWidth(), bgr.getHeight()), new HeapPixels(BgrConversion.bytes(bgr)), storage);
    }

    /**
     * The picture as an {@code RgbImage}.
     *
     * <p>A picture of {@link BufferedImage#TYPE_3BYTE_BGR} is taken over without a copy and must not be written to
     * afterwards. Every other one is converted:
     *
     * <ul>
     *   <li>Transparent pixels are laid over white. What colour hides under them is arbitrary, and white is what viewers
     *       and web pages show.
     *   <li>16-bit colour is scaled from its full range, 0 to 65535.
     *   <li>Single-channel pictures of more than 8 bits, and all of 32 bits or of floating point, are stretched linearly
     *       from their own smallest to their own largest finite value: instruments often use a small part of the range,
     *       which would come out black. NaN becomes black.
     *   <li>Gray values are taken as they are, as sRGB-coded; other colour spaces go through their ICC profile.
     * </ul>
     *
     * @throws IllegalArgumentException if the pixels do not fit into one array (715 million pixels); those of a file may
     *     be more
     */
    public static RgbImage of(BufferedImage picture) {
        if (bytes(new Size(picture.getWidth(), picture.getHeight())) > PixelStorage.LONGEST_ARRAY) {
            throw new IllegalArgumentException("a picture of " + picture.getWidth() + " x " + picture.getHeight()
                    + " pixels does not fit into an array");
        }
        return new RgbImage(BgrConversion.toBgr(picture), PixelStorage.standard());
    }

    /** What an image takes. */
    static long bytes(Size size) {
        return BYTES_PER_PIXEL * size.area();
    }

    /** Width and height in pixels. */
    public Size size() {
        return size;
    }

    /**
     * Copies a row: the blue, green and red byte of its first pixel, then those of the next.
     *
     * @param y row, from 0 at the top
     * @param bgrTarget at least 3 * width bytes, written from index 0
     * @throws IndexOutOfBoundsException if there is no such row, or the target is too short
     */
    public void readRow(int y, byte[] bgrTarget) {
        readRow(y, 0, size.width(), bgrTarget);
    }

    /**
     * Copies a part of a row.
     *
     * @param y row, from 0 at the top
     * @param fromX first column
     * @param toX the column after the last one
     * @param bgrTarget at least {@code 3 * (toX - fromX)} bytes, written from index 0
     * @throws IndexOutOfBoundsException if there is no such part of a row, or the target is too short
     */
    public void readRow(int y, int fromX, int toX, byte[] bgrTarget) {
        Objects.checkIndex(y, size.height());
        Objects.checkFromToIndex(fromX, toX, size.width());
        pixels.read(index(fromX, y), bgrTarget, BYTES_PER_PIXEL * (toX - fromX));
    }

    /**
     * The colour of one pixel as {@code 0xRRGGBB}.
     *
     * @throws IndexOutOfBoundsException if the pixel lies outside
     */
    public int rgb(int x, int y) {
        if (x < 0 || x >= size.width() || y < 0 || y >= size.height()) {
            throw new IndexOutOfBoundsException("pixel (" + x + ", " + y + ") lies outside of " + size);
        }
        long at = index(x, y);
        return (pixels.read(at + 2) & 0xFF) << 16 | (pixels.read(at + 1) & 0xFF) << 8 | (pixels.read(at) & 0xFF);
    }

    private long index(int x, int y) {
        return BYTES_PER_PIXEL * ((long) y * size.width() + x);
    }

    /**
     * A copy of a part, for drawing.
     *
     * @return of {@code TYPE_3BYTE_BGR}
     * @throws IndexOutOfBoundsException if the part lies outside
     */
    public BufferedImage copy(PixelBox part) {
        BufferedImage copy = new BufferedImage(part.width(), part.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] row = new byte[BYTES_PER_PIXEL * part.width()];
        byte[] bytes = BgrConversion.bytes(copy);
        for (int y = 0; y < part.height(); y++) {
            readRow(part.y() + y, part.x(), part.endX(), row);
            System.arraycopy(row, 0, bytes, y * row.length, row.length);
        }
        return copy;
    }

    /**
     * A part as an image of its own, on the heap.
     *
     * @param part of at most 715 million pixels
     * @throws IndexOutOfBoundsException if the part lies outside
     */
    public RgbImage part(PixelBox part) {
        return new RgbImage(copy(part), storage);
    }

    /**
     * The image half as wide and half as high, rounded up, each pixel the mean of four. Takes some 2 ms a megapixel.
     *
     * @throws IOException if it needs a temporary file, and there is no room for it
     */
    public RgbImage halved() throws IOException {
        try {
            return new Halving(this).result(storage);
        } catch (NoRoomException e) {
            throw new IOException("A smaller copy of the image " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "image of " + size;
    }
}
