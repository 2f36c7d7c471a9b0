package dev.clickmask.sam.mask;

/**
 * Numbers the horizontal runs of a mask, from 0, row by row and from left to right.
 *
 * <p>It holds one number a word, that of the first run that begins there; counting bits gives the others, so a lookup
 * takes constant time (a rank index over a bit vector, after Jacobson, 1989).
 */
final class RunNumbers {
    private final Mask mask;
    private final int[] firstOfWord;
    private final int count;

    RunNumbers(Mask mask) {
        this.mask = mask;
        WordGrid grid = mask.grid();
        this.firstOfWord = new int[grid.rows() * grid.groups()];
        int runs = 0;
        for (int y = grid.firstRow(); y < grid.endRow(); y++) {
            for (int group = grid.firstGroup(); group < grid.endGroup(); group++) {
                firstOfWord[grid.index(y, group)] = runs;
                runs += Long.bitCount(starts(mask, y, group));
            }
        }
        this.count = runs;
    }

    /** The pixels of a word that have no pixel of the mask to their left. */
    static long starts(Mask mask, int y, int group) {
        long word = mask.word(y, group);
        long leftNeighbours = word << 1 | mask.word(y, group - 1) >>> 63;
        return word & ~leftNeighbours;
    }

    /** Number of runs. */
    int count() {
        return count;
    }

    /** The number of the run that begins at pixel (x, y). */
    int of(int x, int y) {
        int group = x >> 6;
        long before = (1L << x) - 1;
        return firstOfWord[mask.grid().index(y, group)] + Long.bitCount(starts(mask, y, group) & before);
    }
}
