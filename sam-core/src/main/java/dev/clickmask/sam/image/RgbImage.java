package dev.clickmask.sam.image;

import dev.clickmask.sam.geometry.Size;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * An upright picture in full resolution: 8-bit sRGB, opaque.
 *
 * <p>The pixels lie in one array, row after row without padding, three bytes a pixel in the order blue, green, red: what
 * the JPEG and PNG readers of the JDK produce, so that most pictures are never copied. Immutable by contract, and
 * therefore free to cross threads: nobody writes into the image that {@link #asBufferedImage} shares.
 */
public final class RgbImage {
    private static final int BYTES_PER_PIXEL = 3;
    private static final int[] BLUE_GREEN_RED = {2, 1, 0};

    private final BufferedImage picture;
    private final byte[] bgr;
    private final Size size;

    private RgbImage(BufferedImage picture) {
        this.picture = picture;
        bgr = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        size = new Size(picture.getWidth(), picture.getHeight());
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
     * @throws IllegalArgumentException if the pixels do not fit into one array (715 million pixels)
     */
    public static RgbImage of(BufferedImage picture) {
        if ((long) picture.getWidth() * picture.getHeight() > maxPixels()) {
            throw new IllegalArgumentException("a picture of " + picture.getWidth() + " x " + picture.getHeight()
                    + " pixels is over the limit of " + maxPixels());
        }
        return new RgbImage(isPackedBgr(picture) ? picture : BgrConversion.toBgr(picture));
    }

    /** The most pixels that an image can have: the length of one Java array, by three. */
    static long maxPixels() {
        return (Integer.MAX_VALUE - 8) / BYTES_PER_PIXEL;
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
        int rowBytes = BYTES_PER_PIXEL * size.width();
        System.arraycopy(bgr, Math.multiplyExact(y, rowBytes), bgrTarget, 0, rowBytes);
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
        int at = BYTES_PER_PIXEL * (y * size.width() + x);
        return (bgr[at + 2] & 0xFF) << 16 | (bgr[at + 1] & 0xFF) << 8 | (bgr[at] & 0xFF);
    }

    /** The same pixels for drawing, shared and not copied: read-only for everybody. Always {@code TYPE_3BYTE_BGR}. */
    public BufferedImage asBufferedImage() {
        return picture;
    }

    @Override
    public String toString() {
        return "image of " + size;
    }

    private static boolean isPackedBgr(BufferedImage picture) {
        if (picture.getType() != BufferedImage.TYPE_3BYTE_BGR) {
            return false;
        }
        Raster raster = picture.getRaster();
        // A sub-image has the type of its parent, but its rows lie apart in the parent's array.
        return raster.getParent() == null
                && raster.getDataBuffer().getSize() == BYTES_PER_PIXEL * picture.getWidth() * picture.getHeight()
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel layout
                && Arrays.equals(layout.getBandOffsets(), BLUE_GREEN_RED);
    }
}
