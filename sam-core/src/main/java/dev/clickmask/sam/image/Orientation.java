package dev.clickmask.sam.image;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * How the rows and columns of a file lie in the upright picture: the eight values of the EXIF tag, in their order.
 *
 * <p>To make a picture upright, its columns and rows are mirrored where the value says so, and then the two are swapped.
 */
public enum Orientation {
    UPRIGHT(1, false, false, false),
    MIRRORED(2, true, false, false),
    UPSIDE_DOWN(3, true, true, false),
    MIRRORED_UPSIDE_DOWN(4, false, true, false),
    TRANSPOSED(5, false, false, true),
    NEEDS_QUARTER_TURN_RIGHT(6, false, true, true),
    TRANSVERSED(7, true, true, true),
    NEEDS_QUARTER_TURN_LEFT(8, true, false, true);

    /** Side of the squares that are copied one after the other; both their rows and their columns fit into a cache. */
    private static final int TILE = 64;

    private static final int BYTES_PER_PIXEL = 3;

    private final int exifValue;
    private final boolean mirrorsColumns;
    private final boolean mirrorsRows;
    private final boolean swapsSides;

    Orientation(int exifValue, boolean mirrorsColumns, boolean mirrorsRows, boolean swapsSides) {
        this.exifValue = exifValue;
        this.mirrorsColumns = mirrorsColumns;
        this.mirrorsRows = mirrorsRows;
        this.swapsSides = swapsSides;
    }

    /** The orientation for a value of the EXIF tag; upright for a value that EXIF does not know. */
    public static Orientation ofExif(int value) {
        return Arrays.stream(values())
                .filter(orientation -> orientation.exifValue == value)
                .findFirst()
                .orElse(UPRIGHT);
    }

    /** The value of the EXIF tag, 1 to 8. */
    public int exifValue() {
        return exifValue;
    }

    /** The size of the upright picture. */
    public Size upright(Size stored) {
        return swapsSides ? new Size(/* width= */ stored.height(), /* height= */ stored.width()) : stored;
    }

    /**
     * Where a part of a picture comes to lie.
     *
     * @param stored rows and columns of the part in the file
     * @param size size of the picture in the file
     */
    public PixelBox upright(PixelBox stored, Size size) {
        int x = mirrorsColumns ? size.width() - stored.endX() : stored.x();
        int y = mirrorsRows ? size.height() - stored.endY() : stored.y();
        return swapsSides
                ? new PixelBox(/* x= */ y, /* y= */ x, /* width= */ stored.height(), /* height= */ stored.width())
                : new PixelBox(x, y, stored.width(), stored.height());
    }

    /**
     * Where a point of a picture comes to lie; for corners of pixels, that is the corner of the same pixel.
     *
     * @param stored image pixels of the picture in the file
     * @param size size of the picture in the file
     */
    public ImagePoint upright(ImagePoint stored, Size size) {
        double x = mirrorsColumns ? size.width() - stored.x() : stored.x();
        double y = mirrorsRows ? size.height() - stored.y() : stored.y();
        return swapsSides ? new ImagePoint(/* x= */ y, /* y= */ x) : new ImagePoint(x, y);
    }

    /** The orientation that lays an upright picture back as it was stored. */
    public Orientation inverse() {
        return switch (this) {
            case NEEDS_QUARTER_TURN_RIGHT -> NEEDS_QUARTER_TURN_LEFT;
            case NEEDS_QUARTER_TURN_LEFT -> NEEDS_QUARTER_TURN_RIGHT;
            default -> this;
        };
    }

    /**
     * Makes a picture upright.
     *
     * @param stored packed and of {@code TYPE_3BYTE_BGR}, as in {@link RgbImage}
     * @return a new picture of the same form, or {@code stored} itself if it is upright
     */
    BufferedImage apply(BufferedImage stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        Size size = upright(new Size(stored.getWidth(), stored.getHeight()));
        BufferedImage upright = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] from = BgrConversion.bytes(stored);
        byte[] to = BgrConversion.bytes(upright);
        for (int y = 0; y < size.height(); y += TILE) {
            for (int x = 0; x < size.width(); x += TILE) {
                copyTile(from, stored.getWidth(), stored.getHeight(), to, size, x, y);
            }
        }
        return upright;
    }

    private void copyTile(byte[] from, int width, int height, byte[] to, Size size, int left, int top) {
        int columnStep = BYTES_PER_PIXEL * (mirrorsColumns ? -1 : 1);
        int rowStep = BYTES_PER_PIXEL * (mirrorsRows ? -width : width);
        int firstColumn = mirrorsColumns ? width - 1 : 0;
        int firstRow = mirrorsRows ? height - 1 : 0;
        int stepX = swapsSides ? rowStep : columnStep;
        int stepY = swapsSides ? columnStep : rowStep;
        int start = BYTES_PER_PIXEL * (firstRow * width + firstColumn);
        int right = Math.min(left + TILE, size.width());
        int bottom = Math.min(top + TILE, size.height());
        for (int y = top; y < bottom; y++) {
            int source = start + y * stepY + left * stepX;
            int target = BYTES_PER_PIXEL * (y * size.width() + left);
            for (int x = left; x < right; x++) {
                to[target] = from[source];
                to[target + 1] = from[source + 1];
                to[target + 2] = from[source + 2];
                target += BYTES_PER_PIXEL;
                source += stepX;
            }
        }
    }
}
