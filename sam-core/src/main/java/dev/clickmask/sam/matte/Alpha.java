package dev.clickmask.sam.matte;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Logits;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/** How much of each pixel of an image is foreground: 0 for none to 255 for all. One byte a pixel. Immutable. */
public final class Alpha {
    public static final int OPAQUE = 255;

    private final Size size;
    private final byte[] values;

    /**
     * Takes the values over.
     *
     * @param values row-major, one byte without sign a pixel
     */
    public Alpha(Size size, byte[] values) {
        if (values.length != size.area()) {
            throw new IllegalArgumentException(values.length + " values for an image of " + size);
        }
        this.size = size;
        this.values = values;
    }

    /**
     * A grid of alphas from 0 to 1, brought to the size of the image.
     *
     * @throws IllegalArgumentException if the image has more pixels than an array can hold
     */
    public static Alpha of(Logits grid) {
        Size size = grid.imageSize();
        byte[] values = allocate(size);
        int width = size.width();
        IntStream.range(0, size.height()).parallel().forEach(y -> {
            float[] row = new float[width];
            grid.sampleRow(y, row);
            for (int x = 0; x < width; x++) {
                values[y * width + x] = (byte) Math.round(OPAQUE * row[x]);
            }
        });
        return new Alpha(size, values);
    }

    /** Foreground inside of the mask, nothing outside. */
    public static Alpha of(Mask mask) {
        byte[] values = allocate(mask.size());
        int width = mask.size().width();
        mask.forEachRun((y, fromX, toX) -> Arrays.fill(values, y * width + fromX, y * width + toX, (byte) OPAQUE));
        return new Alpha(mask.size(), values);
    }

    private static byte[] allocate(Size size) {
        if (size.area() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("an image of " + size + " has too many pixels for one alpha");
        }
        return new byte[(int) size.area()];
    }

    /** Size of the image. */
    public Size size() {
        return size;
    }

    /** The alpha of one pixel, 0 to 255. */
    public int at(int x, int y) {
        Objects.checkIndex(x, size.width());
        return values[Objects.checkIndex(y, size.height()) * size.width() + x] & 0xFF;
    }

    /** Copies a row to the start of {@code target}, a byte without sign a pixel. */
    public void readRow(int y, byte[] target) {
        System.arraycopy(values, Objects.checkIndex(y, size.height()) * size.width(), target, 0, size.width());
    }

    /**
     * The pixels whose alpha is above a threshold, to go on with as with the mask of any instance.
     *
     * @param threshold from 0 to 1
     */
    public Mask mask(float threshold) {
        float limit = OPAQUE * threshold;
        MaskBuilder mask = new MaskBuilder(size, size.pixels());
        int width = size.width();
        for (int y = 0, at = 0; y < size.height(); y++) {
            int from = -1;
            for (int x = 0; x < width; x++, at++) {
                boolean inside = (values[at] & 0xFF) > limit;
                if (inside && from < 0) {
                    from = x;
                } else if (!inside && from >= 0) {
                    mask.fill(y, from, x);
                    from = -1;
                }
            }
            if (from >= 0) {
                mask.fill(y, from, width);
            }
        }
        return mask.build();
    }
}
