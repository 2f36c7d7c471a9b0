package dev.clickmask.sam.mask;

/** Turns interpolated rows of logits into rows of a mask, within a range of image columns. */
final class RowThreshold {
    private final LinearAxis columns;
    private final float threshold;
    private final int fromX;
    private final int toX;
    /** For each grid column, the first pixel that looks at no column before it. */
    private final int[] firstFrom;
    /** For each grid column, the first pixel that looks at a column after it. */
    private final int[] firstBeyond;

    RowThreshold(LinearAxis columns, float threshold, int fromX, int toX) {
        this.columns = columns;
        this.threshold = threshold;
        this.fromX = fromX;
        this.toX = toX;
        this.firstFrom = new int[columns.inputs()];
        this.firstBeyond = new int[columns.inputs()];
        for (int i = 0; i < columns.inputs(); i++) {
            firstFrom[i] = clip(columns.firstOutputFrom(i));
            firstBeyond[i] = clip(columns.firstOutputBeyond(i));
        }
    }

    private int clip(int x) {
        return Math.min(Math.max(x, fromX), toX);
    }

    /** Fills row {@code y} of the mask from the row of grid values. */
    void fill(float[] row, MaskBuilder mask, int y) {
        int done = fromX;
        int start = 0;
        while (start < row.length) {
            boolean above = row[start] > threshold;
            int end = start + 1;
            while (end < row.length && row[end] > threshold == above) {
                end++;
            }
            int insideFrom = firstFrom[start];
            int insideTo = firstBeyond[end - 1];
            if (insideFrom < insideTo) {
                fillOneByOne(row, mask, y, done, insideFrom);
                if (above) {
                    mask.fill(y, insideFrom, insideTo);
                }
                done = insideTo;
            }
            start = end;
        }
        fillOneByOne(row, mask, y, done, toX);
    }

    private void fillOneByOne(float[] row, MaskBuilder mask, int y, int from, int to) {
        for (int x = from; x < to; x++) {
            if (columns.sample(row, x) > threshold) {
                mask.set(x, y);
            }
        }
    }
}
