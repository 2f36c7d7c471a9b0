package dev.clickmask.annotator.segment;

import dev.clickmask.sam.mask.Mask;

/**
 * A movement by whole pixels.
 *
 * @param x to the right
 * @param y down
 */
record Shift(int x, int y) {
    static final Shift NONE = new Shift(0, 0);

    /** How the centre of gravity moved, rounded; none if one of the masks is empty. */
    static Shift between(Mask before, Mask after) {
        if (before.isEmpty() || after.isEmpty()) {
            return NONE;
        }
        double[] from = centre(before);
        double[] to = centre(after);
        return new Shift((int) Math.round(to[0] - from[0]), (int) Math.round(to[1] - from[1]));
    }

    private static double[] centre(Mask mask) {
        double[] sum = new double[2];
        mask.forEachRun((y, fromX, toX) -> {
            sum[0] += (toX - fromX) * (fromX + toX) / 2.0;
            sum[1] += (toX - fromX) * (y + 0.5);
        });
        return new double[] {sum[0] / mask.area(), sum[1] / mask.area()};
    }

    /** The mask moved so; what comes to lie outside of the image is left out. */
    Mask of(Mask mask) {
        return mask.placed(mask.size(), x, y);
    }
}
