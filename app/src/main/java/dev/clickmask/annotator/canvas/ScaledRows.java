package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.image.RgbImage;

/** Rows of a picture brought to the columns of the view, of which the last two are remembered. For one thread. */
final class ScaledRows {
    private static final int ONE = SampledAxis.ONE;
    private static final int BITS = SampledAxis.ONE_BITS;
    private static final int HALF = 1 << (2 * BITS - 1);

    private final RgbImage picture;
    private final SampledAxis columns;
    private final int fromX;
    private final int toX;
    private final byte[] bgr;
    /** Of each column blue, green and red times {@link SampledAxis#ONE}. */
    private int[] upper;

    private int[] lower;
    private int upperY = -1;
    private int lowerY = -1;

    ScaledRows(RgbImage picture, SampledAxis columns) {
        this.picture = picture;
        this.columns = columns;
        fromX = columns.first(0);
        toX = columns.second(columns.count() - 1) + 1;
        bgr = new byte[3 * (toX - fromX)];
        upper = new int[3 * columns.count()];
        lower = new int[3 * columns.count()];
    }

    /** Puts the weighted mean of two rows into {@code target}, as {@code 0xRRGGBB}. */
    void mix(int first, int second, int weight, int[] target, int at) {
        load(first, second);
        int kept = ONE - weight;
        for (int x = 0, i = 0; x < columns.count(); x++, i += 3) {
            int blue = (upper[i] * kept + lower[i] * weight + HALF) >> (2 * BITS);
            int green = (upper[i + 1] * kept + lower[i + 1] * weight + HALF) >> (2 * BITS);
            int red = (upper[i + 2] * kept + lower[i + 2] * weight + HALF) >> (2 * BITS);
            target[at + x] = red << 16 | green << 8 | blue;
        }
    }

    private void load(int first, int second) {
        if (first != upperY) {
            int[] spare = upper;
            upper = lower;
            lower = spare;
            int y = upperY;
            upperY = lowerY;
            lowerY = y;
        }
        if (first != upperY) {
            scale(first, upper);
            upperY = first;
        }
        if (second != lowerY && second != first) {
            scale(second, lower);
            lowerY = second;
        } else if (second == first) {
            System.arraycopy(upper, 0, lower, 0, upper.length);
            lowerY = second;
        }
    }

    private void scale(int y, int[] row) {
        picture.readRow(y, fromX, toX, bgr);
        for (int x = 0, i = 0; x < columns.count(); x++, i += 3) {
            int a = 3 * (columns.first(x) - fromX);
            int b = 3 * (columns.second(x) - fromX);
            int weight = columns.weight(x);
            int kept = ONE - weight;
            row[i] = (bgr[a] & 0xFF) * kept + (bgr[b] & 0xFF) * weight;
            row[i + 1] = (bgr[a + 1] & 0xFF) * kept + (bgr[b + 1] & 0xFF) * weight;
            row[i + 2] = (bgr[a + 2] & 0xFF) * kept + (bgr[b + 2] & 0xFF) * weight;
        }
    }
}
