package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.PixelBox;
import java.util.Arrays;

/**
 * Finds the runs of a mask down its columns, while the mask lies in memory along its rows.
 *
 * <p>A column begins or ends a run in the rows where it differs from the row above, which an exclusive or tells for 64
 * columns at once. These places are brought into the order of columns by a counting sort: one pass counts those of each
 * column, a second puts them in place. The cost is in proportion to words and runs, not to pixels.
 */
final class ColumnRuns {
    private final Mask mask;
    private final PixelBox bounds;

    /** Rows of the beginnings and ends of runs, column after column; in a column from the top down. */
    private final int[] rows;

    /** For each column of the bounds, where its rows end in {@link #rows}. */
    private final int[] ends;

    ColumnRuns(Mask mask) {
        this.mask = mask;
        this.bounds = mask.bounds();
        int[] next = new int[bounds.width() + 1];
        forEachEnd((x, y) -> next[x - bounds.x() + 1]++);
        for (int i = 1; i < next.length; i++) {
            next[i] += next[i - 1];
        }
        int[] sorted = new int[next[bounds.width()]];
        forEachEnd((x, y) -> sorted[next[x - bounds.x()]++] = y);
        this.rows = sorted;
        this.ends = next;
    }

    private void forEachEnd(EndConsumer consumer) {
        WordGrid grid = mask.grid();
        for (int y = grid.firstRow(); y <= grid.endRow(); y++) {
            for (int group = grid.firstGroup(); group < grid.endGroup(); group++) {
                long changed = mask.word(y, group) ^ mask.word(y - 1, group);
                while (changed != 0) {
                    consumer.end((group << 6) + Long.numberOfTrailingZeros(changed), y);
                    changed &= changed - 1;
                }
            }
        }
    }

    /** The lengths of the runs of {@link Rle} for an image whose pixels an int can count. */
    int[] counts() {
        int height = mask.size().height();
        int area = (int) mask.size().area();
        int[] counts = new int[rows.length + 1];
        int size = 0;
        int done = 0;
        int i = 0;
        for (int column = 0; column < bounds.width(); column++) {
            for (; i < ends[column]; i++) {
                int position = (bounds.x() + column) * height + rows[i];
                if (size > 0 && position == done) {
                    // The run goes on from the bottom of the column before: it has not ended.
                    size--;
                    done -= counts[size];
                } else {
                    counts[size++] = position - done;
                    done = position;
                }
            }
        }
        if (done < area) {
            counts[size++] = area - done;
        }
        return Arrays.copyOf(counts, size);
    }

    /** Takes a place where a run down a column begins or, below its last pixel, ends. */
    @FunctionalInterface
    private interface EndConsumer {
        void end(int x, int y);
    }
}
