package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.PixelBox;

/**
 * Where the bits of a rectangle of pixels lie in an array of 64-bit words: rows one after the other, each row a number
 * of words. The word of group {@code g} holds the image columns from {@code 64 * g} on, lowest bit first, whatever the
 * rectangle; so the words of two grids can be combined without shifting.
 *
 * @param firstRow image row of the first row of words
 * @param rows number of rows
 * @param firstGroup group of 64 image columns of the first word of each row
 * @param groups number of words in a row
 */
record WordGrid(int firstRow, int rows, int firstGroup, int groups) {
    /** The smallest grid with all pixels of {@code box}, which begins at no negative column. */
    static WordGrid around(PixelBox box) {
        if (box.isEmpty()) {
            return new WordGrid(0, 0, 0, 0);
        }
        int firstGroup = box.x() >> 6;
        int lastGroup = (box.endX() - 1) >> 6;
        return new WordGrid(box.y(), box.height(), firstGroup, lastGroup - firstGroup + 1);
    }

    /**
     * An array of zeros for all words of the grid.
     *
     * @throws IllegalArgumentException if no array can hold that many
     */
    long[] allocate() {
        long count = (long) rows * groups;
        if (count > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "mask of " + rows + " rows and " + groups + " x 64 columns has too many pixels");
        }
        return new long[(int) count];
    }

    int endRow() {
        return firstRow + rows;
    }

    int endGroup() {
        return firstGroup + groups;
    }

    boolean has(int row, int group) {
        return row >= firstRow && row < endRow() && group >= firstGroup && group < endGroup();
    }

    /** The words that both grids have; none if they lie apart. */
    WordGrid intersection(WordGrid other) {
        int row = Math.max(firstRow, other.firstRow);
        int group = Math.max(firstGroup, other.firstGroup);
        int height = Math.min(endRow(), other.endRow()) - row;
        int width = Math.min(endGroup(), other.endGroup()) - group;
        return height > 0 && width > 0 ? new WordGrid(row, height, group, width) : new WordGrid(0, 0, 0, 0);
    }

    /** Index of the word of image row {@code row} and group {@code group}, both inside the grid. */
    int index(int row, int group) {
        return (row - firstRow) * groups + group - firstGroup;
    }

    /** The smallest box around the set bits of {@code words}, laid out by this grid. */
    PixelBox boundsOf(long[] words) {
        long[] columns = new long[groups];
        int top = -1;
        int bottom = -1;
        for (int row = 0; row < rows; row++) {
            if (orInto(columns, words, row * groups) != 0) {
                top = top < 0 ? row : top;
                bottom = row;
            }
        }
        if (top < 0) {
            return PixelBox.EMPTY;
        }
        int left = 0;
        while (columns[left] == 0) {
            left++;
        }
        int right = groups - 1;
        while (columns[right] == 0) {
            right--;
        }
        int fromX = ((firstGroup + left) << 6) + Long.numberOfTrailingZeros(columns[left]);
        int toX = ((firstGroup + right) << 6) + 64 - Long.numberOfLeadingZeros(columns[right]);
        return new PixelBox(fromX, firstRow + top, toX - fromX, bottom - top + 1);
    }

    /** Adds the bits of one row to {@code columns} and answers whether (not 0) there were any. */
    private static long orInto(long[] columns, long[] words, int from) {
        long any = 0;
        for (int i = 0; i < columns.length; i++) {
            long word = words[from + i];
            columns[i] |= word;
            any |= word;
        }
        return any;
    }
}
