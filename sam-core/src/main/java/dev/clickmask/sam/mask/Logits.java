package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import java.nio.FloatBuffer;

/**
 * A decoder's low-resolution, unthresholded answer: positive where the object is, negative elsewhere. It knows how its
 * grid lies over the image, or over a part of it, so it turns into a {@link Mask} by itself. Immutable.
 */
public final class Logits {
    private final float[] values;
    private final LinearAxis columns;
    private final LinearAxis rows;
    private final Size image;
    private final PixelBox part;

    /**
     * Of a whole image.
     *
     * @param values row-major, {@code columns.inputs() * rows.inputs()} of them; owned by the new object
     * @param columns from columns of the grid to columns of the image
     * @param rows from rows of the grid to rows of the image
     */
    public Logits(float[] values, LinearAxis columns, LinearAxis rows) {
        this(values, columns, rows, new Size(columns.outputs(), rows.outputs()), 0, 0);
    }

    /**
     * Of a part of an image, as many columns and rows large as the axes have outputs.
     *
     * @param values row-major, {@code columns.inputs() * rows.inputs()} of them; owned by the new object
     * @param columns from columns of the grid to columns of the part
     * @param rows from rows of the grid to rows of the part
     * @param image size of the image
     * @param x first column of the part
     * @param y first row of the part
     */
    public Logits(float[] values, LinearAxis columns, LinearAxis rows, Size image, int x, int y) {
        if (values.length != columns.inputs() * rows.inputs()) {
            throw new IllegalArgumentException(
                    values.length + " logits for a grid of " + columns.inputs() + " x " + rows.inputs());
        }
        this.values = values;
        this.columns = columns;
        this.rows = rows;
        this.image = image;
        this.part = new PixelBox(x, y, columns.outputs(), rows.outputs());
        if (!part.intersection(image.pixels()).equals(part)) {
            throw new IllegalArgumentException("logits for " + part + ", which is no part of an image of " + image);
        }
    }

    /** Size of the grid. */
    public Size gridSize() {
        return new Size(columns.inputs(), rows.inputs());
    }

    /** Size of the image. */
    public Size imageSize() {
        return image;
    }

    /** The pixels of the image that the grid lies over; nothing is known of others. */
    public PixelBox part() {
        return part;
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
     * The mask in image size: bilinear interpolation, true where the value is above the threshold; false outside of the
     * part that the grid lies over.
     *
     * <p>The result is that of resizing the whole grid and comparing each pixel, but the work is less: only rows and
     * columns near a cell above the threshold are looked at, and where an interpolated row keeps its side of the
     * threshold over a stretch, so do all pixels between, because each is a mean of its neighbours.
     *
     * @param threshold 0 for SAM-family logits
     */
    public Mask mask(float threshold) {
        Mask mask = maskOfPart(threshold);
        return mask.size().equals(image) ? mask : mask.placed(image, part.x(), part.y());
    }

    /**
     * How much of the mask is left when the threshold moves up, of what it is when the threshold moves down by as much: the
     * stability score of SAM's {@code utils/amg.py}, in image size.
     *
     * @param offset by which the threshold moves
     * @return 0 to 1; 0 if there is no mask at all
     */
    public double stability(float offset) {
        double larger = mask(-offset).area();
        return larger == 0 ? 0 : mask(offset).area() / larger;
    }

    private Mask maskOfPart(float threshold) {
        Size size = new Size(part.width(), part.height());
        PixelBox cells = cellsAbove(threshold);
        if (cells.isEmpty()) {
            return Mask.empty(size);
        }
        PixelBox pixels = pixelsNear(cells);
        MaskBuilder mask = new MaskBuilder(size, pixels);
        float[] row = new float[columns.inputs()];
        RowThreshold thresholdRow = new RowThreshold(columns, threshold, pixels.x(), pixels.endX());
        for (int y = pixels.y(); y < pixels.endY(); y++) {
            interpolateRow(y, row);
            thresholdRow.fill(row, mask, y);
        }
        return mask.build();
    }

    /**
     * Interpolates one row of the part, bilinearly; for any thread.
     *
     * @param y row of the part
     * @param target as many values as the part has columns
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
