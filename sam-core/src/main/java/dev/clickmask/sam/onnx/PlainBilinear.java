package dev.clickmask.sam.onnx;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.GreyImage;

/**
 * Resizes grey pictures between the four samples around each place, half-pixel centres, without antialiasing: the same to the
 * last bit as OpenCV's INTER_LINEAR for 8 bits, whose weights have 11 bits and which drops some between the two axes. See
 * resize.cpp there. Immutable.
 */
final class PlainBilinear {
    private static final int ONE = 1 << 11;

    private final Size target;
    private final Axis columns;
    private final Axis rows;

    PlainBilinear(Size source, Size target) {
        this.target = target;
        this.columns = new Axis(source.width(), target.width());
        this.rows = new Axis(source.height(), target.height());
    }

    /** For each output sample, the two that it lies between, and the weight of the first in parts of {@link #ONE}. */
    private static final class Axis {
        final int[] first;
        final int[] second;
        final int[] weights;

        Axis(int from, int to) {
            first = new int[to];
            second = new int[to];
            weights = new int[to];
            double scale = (double) from / to;
            for (int i = 0; i < to; i++) {
                float place = (float) ((i + 0.5) * scale - 0.5);
                int index = (int) Math.floor(place);
                first[i] = Math.max(0, Math.min(index, from - 1));
                second[i] = Math.max(0, Math.min(index + 1, from - 1));
                weights[i] = ONE - (int) Math.rint((place - index) * ONE);
            }
        }
    }

    GreyImage resize(GreyImage source) {
        byte[] levels = new byte[Math.toIntExact(target.area())];
        byte[] row = new byte[source.size().width()];
        int[] upper = new int[target.width()];
        int[] lower = new int[target.width()];
        for (int y = 0, at = 0; y < target.height(); y++) {
            mixColumns(source, rows.first[y], row, upper);
            mixColumns(source, rows.second[y], row, lower);
            int weight = rows.weights[y];
            for (int x = 0; x < upper.length; x++) {
                int above = (weight * (upper[x] >> 4)) >> 16;
                int below = ((ONE - weight) * (lower[x] >> 4)) >> 16;
                levels[at++] = (byte) ((above + below + 2) >> 2);
            }
        }
        return new GreyImage(target, levels);
    }

    private void mixColumns(GreyImage source, int y, byte[] row, int[] mixed) {
        source.readRow(y, row);
        for (int x = 0; x < mixed.length; x++) {
            int weight = columns.weights[x];
            mixed[x] = weight * (row[columns.first[x]] & 0xFF) + (ONE - weight) * (row[columns.second[x]] & 0xFF);
        }
    }
}
