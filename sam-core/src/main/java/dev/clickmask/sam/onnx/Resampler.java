package dev.clickmask.sam.onnx;

import java.util.Arrays;

/**
 * One axis of an antialiased bilinear resize of 8-bit samples, equal to the last bit to Pillow's BILINEAR, which is what
 * the reference pipelines of SAM use: a triangle filter as wide as two source steps, 22-bit fixed-point weights, and
 * rounding to 8 bits after each axis. See ImagingResample in Pillow's Resample.c. Immutable.
 */
final class Resampler {
    private static final int PRECISION_BITS = 22;
    private static final int HALF = 1 << (PRECISION_BITS - 1);

    private final int[] first;
    private final int[][] weights;

    /** The axis that makes {@code to} samples out of {@code from}. */
    Resampler(int from, int to) {
        first = new int[to];
        weights = new int[to][];
        double scale = (double) from / to;
        double support = Math.max(scale, 1);
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            first[i] = Math.max((int) (centre - support + 0.5), 0);
            int end = Math.min((int) (centre + support + 0.5), from);
            weights[i] = fixedPoint(triangle(first[i] - centre + 0.5, end - first[i], support));
        }
    }

    private static double[] triangle(double offset, int count, double support) {
        double[] values = new double[count];
        for (int k = 0; k < count; k++) {
            values[k] = Math.max(0, 1 - Math.abs((k + offset) / support));
        }
        return values;
    }

    private static int[] fixedPoint(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        int[] fixed = new int[values.length];
        for (int k = 0; k < values.length; k++) {
            fixed[k] = (int) (0.5 + values[k] / sum * (1 << PRECISION_BITS));
        }
        return fixed;
    }

    /** Resizes one row of pixels with three bytes each. */
    void resizeRow(byte[] source, byte[] target) {
        for (int i = 0, at = 0; i < first.length; i++, at += 3) {
            int[] taps = weights[i];
            int a = HALF;
            int b = HALF;
            int c = HALF;
            int from = 3 * first[i];
            for (int weight : taps) {
                a += (source[from] & 0xFF) * weight;
                b += (source[from + 1] & 0xFF) * weight;
                c += (source[from + 2] & 0xFF) * weight;
                from += 3;
            }
            // The weights add up to one but for rounding, so no sum leaves 0..255 by as much as a half.
            target[at] = (byte) (a >> PRECISION_BITS);
            target[at + 1] = (byte) (b >> PRECISION_BITS);
            target[at + 2] = (byte) (c >> PRECISION_BITS);
        }
    }

    /**
     * Makes one output row out of several input rows, whatever their samples are.
     *
     * @param rows all input rows
     */
    void mixRows(byte[][] rows, int output, byte[] target) {
        int[] sums = new int[target.length];
        Arrays.fill(sums, HALF);
        int[] taps = weights[output];
        for (int k = 0; k < taps.length; k++) {
            byte[] row = rows[first[output] + k];
            int weight = taps[k];
            for (int i = 0; i < sums.length; i++) {
                sums[i] += (row[i] & 0xFF) * weight;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            target[i] = (byte) (sums[i] >> PRECISION_BITS);
        }
    }
}
