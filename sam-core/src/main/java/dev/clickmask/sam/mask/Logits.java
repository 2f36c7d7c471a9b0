package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import java.nio.FloatBuffer;

/**
 * A decoder's low-resolution, unthresholded answer: positive where the object is, negative elsewhere. It knows how its
 * grid lies over the image, so it turns into a {@link Mask} by itself. Immutable.
 */
public final class Logits {
    private final float[] values;
    private final LinearAxis columns;
    private final LinearAxis rows;

    /**
     * @param values row-major, {@code columns.inputs() * rows.inputs()} of them; owned by the new object
     * @param columns from columns of the grid to columns of the image
     * @param rows from rows of the grid to rows of the image
     */
    public Logits(float[] values, LinearAxis columns, LinearAxis rows) {
        if (values.length != columns.inputs() * rows.inputs()) {
            throw new IllegalArgumentException(
                    values.length + " logits for a grid of " + columns.inputs() + " x " + rows.inputs());
        }
        this.values = values;
        this.columns = columns;
        this.rows = rows;
    }

    /** Size of the grid. */
    public Size gridSize() {
        return new Size(columns.inputs(), rows.inputs());
    }

    /** Size of the image that the grid lies over. */
    public Size imageSize() {
        return new Size(columns.outputs(), rows.outputs());
    }

    /** Puts all values into the buffer, row-major. */
    public void copyTo(FloatBuffer target) {
        target.put(values);
    }

    /** The mask at the threshold that the models were trained for, 0. */
    public Mask mask() {
        return mask(0);
    }

    /**
     * The mask in image size: bilinear interpolation, true where the value is above the threshold.
     *
     * <p>The result is that of resizing the whole grid and comparing each pixel, but the work is less: only rows and
     * columns near a cell above the threshold are looked at, and where an interpolated row keeps its side of the
     * threshold over a stretch, so do all pixels between, because each is a mean of its neighbours.
     *
     * @param threshold 0 for SAM-family logits
     */
    public Mask mask(float threshold) {
        PixelBox cells = cellsAbove(threshold);
        if (cells.isEmpty()) {
            return Mask.empty(imageSize());
        }
        PixelBox pixels = pixelsNear(cells);
        MaskBuilder mask = new MaskBuilder(imageSize(), pixels);
        float[] row = new float[columns.inputs()];
        RowThreshold thresholdRow = new RowThreshold(columns, threshold, pixels.x(), pixels.endX());
        for (int y = pixels.y(); y < pixels.endY(); y++) {
            interpolateRow(y, row);
            thresholdRow.fill(row, mask, y);
        }
        return mask.build();
    }

    /**
     * Interpolates one row of the image, bilinearly; for any thread.
     *
     * @param y row of the image
     * @param target as many values as the image has columns
     */
    public void sampleRow(int y, float[] target) {
        float[] row = new float[columns.inputs()];
        interpolateRow(y, row);
        for (int x = 0; x < target.length; x++) {
            target[x] = columns.sample(row, x);
        }
    }

    private PixelBox cellsAbove(float threshold) {
        int width = columns.inputs();
        int left = width;
        int right = -1;
        int top = -1;
        int bottom = -1;
        for (int y = 0, i = 0; y < rows.inputs(); y++) {
            for (int x = 0; x < width; x++, i++) {
                if (values[i] > threshold) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = top < 0 ? y : top;
                    bottom = y;
                }
            }
        }
        return right < 0 ? PixelBox.EMPTY : new PixelBox(left, top, right - left + 1, bottom - top + 1);
    }

    /** All pixels that depend on one of the cells. */
    private PixelBox pixelsNear(PixelBox cells) {
        int x = columns.firstOutputBeyond(cells.x() - 1);
        int y = rows.firstOutputBeyond(cells.y() - 1);
        int endX = columns.firstOutputFrom(cells.endX());
        int endY = rows.firstOutputFrom(cells.endY());
        return new PixelBox(x, y, Math.max(0, endX - x), Math.max(0, endY - y));
    }

    private void interpolateRow(int y, float[] row) {
        int width = row.length;
        int start = rows.first(y) * width;
        float first = rows.weight(y, 0);
        for (int x = 0; x < width; x++) {
            row[x] = first * values[start + x];
        }
        for (int tap = 1; tap < rows.taps(); tap++) {
            float weight = rows.weight(y, tap);
            start += width;
            for (int x = 0; x < width; x++) {
                row[x] += weight * values[start + x];
            }
        }
    }
}
