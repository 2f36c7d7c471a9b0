package dev.clickmask.annotator.dataset.cutout;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.mask.Mask;
import java.util.Arrays;

/** How opaque the pixels of a cut-out are: 255 inside of an object, 0 outside, and less by and by along its border. */
final class Alpha {
    private static final int OPAQUE = 255;

    private final int width;
    private final int height;
    private int[] values;

    private Alpha(int width, int height) {
        this.width = width;
        this.height = height;
        this.values = new int[width * height];
    }

    /**
     * The mask inside of a window, which may reach beyond the image.
     *
     * @param feather pixels on each side of the border on which the object fades; 0 for a hard border
     */
    static Alpha of(Mask mask, PixelBox window, int feather) {
        Alpha alpha = new Alpha(window.width(), window.height());
        mask.forEachRun((y, fromX, toX) -> {
            int row = (y - window.y()) * alpha.width - window.x();
            Arrays.fill(alpha.values, row + fromX, row + toX, OPAQUE);
        });
        if (feather > 0) {
            alpha.average(feather, alpha.width, 1, alpha.height, alpha.width);
            alpha.average(feather, alpha.height, alpha.width, alpha.width, 1);
        }
        return alpha;
    }

    /** From 0 for transparent to 255 for opaque. */
    int at(int x, int y) {
        return values[y * width + x];
    }

    /**
     * Replaces each value by the mean of those up to {@code radius} before and behind it in its line.
     *
     * @param length values in a line
     * @param step from one to the next
     * @param lines number of lines
     * @param lineStep from the start of one to that of the next
     */
    private void average(int radius, int length, int step, int lines, int lineStep) {
        int[] means = new int[values.length];
        int count = 2 * radius + 1;
        for (int line = 0; line < lines; line++) {
            int start = line * lineStep;
            long sum = 0;
            for (int i = -radius; i < length; i++) {
                sum += i + radius < length ? values[start + (i + radius) * step] : 0;
                sum -= i - radius > 0 ? values[start + (i - radius - 1) * step] : 0;
                if (i >= 0) {
                    means[start + i * step] = (int) ((sum + radius) / count);
                }
            }
        }
        values = means;
    }
}
