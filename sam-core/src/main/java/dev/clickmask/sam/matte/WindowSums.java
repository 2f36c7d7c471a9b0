package dev.clickmask.sam.matte;

/**
 * Sums over a square window that goes down an image row by row: of alpha, of the foreground colours by alpha, and of the
 * background colours by what is left to 255. Whole numbers, so that nothing drifts. One thread.
 */
final class WindowSums {
    /** What is summed up: alpha, three foreground and three background samples. */
    static final int TERMS = 7;

    private final int width;
    private final int radius;
    /** For each column the sums over the rows of the window; 7 samples of at most 255 * 255 each a row fit by far. */
    private final int[] columns;

    private int rows;

    WindowSums(int width, int radius) {
        this.width = width;
        this.radius = radius;
        this.columns = new int[TERMS * width];
    }

    /** Takes a row into the window. */
    void add(ColourRow row) {
        change(row, 1);
        rows++;
    }

    /** Takes the row out that was added first. */
    void remove(ColourRow row) {
        change(row, -1);
        rows--;
    }

    private void change(ColourRow row, int sign) {
        for (int x = 0, at = 0; x < width; x++) {
            int alpha = sign * (row.alpha()[x] & 0xFF);
            int rest = sign * Alpha.OPAQUE - alpha;
            columns[at++] += alpha;
            for (int k = 3 * x; k < 3 * x + 3; k++) {
                columns[at] += alpha * (row.foreground()[k] & 0xFF);
                columns[at + 3] += rest * (row.background()[k] & 0xFF);
                at++;
            }
            at += 3;
        }
    }

    /** The sums over the columns of the window around one pixel after the other, beginning with the first of a row. */
    final class Sweep {
        private final long[] sums = new long[TERMS];
        private int next;
        private int from;
        private int to;

        /** Goes on to the next pixel of the row. */
        void step() {
            int end = Math.min(width, next + radius + 1);
            while (to < end) {
                add(to++, 1);
            }
            while (from < next - radius) {
                add(from++, -1);
            }
            next++;
        }

        private void add(int column, int sign) {
            for (int term = 0, at = TERMS * column; term < TERMS; term++, at++) {
                sums[term] += (long) sign * columns[at];
            }
        }

        long alpha() {
            return sums[0];
        }

        /** What alpha lacks to 255 everywhere. */
        long rest() {
            return (long) Alpha.OPAQUE * rows * (to - from) - sums[0];
        }

        long foreground(int channel) {
            return sums[1 + channel];
        }

        long background(int channel) {
            return sums[4 + channel];
        }
    }
}
