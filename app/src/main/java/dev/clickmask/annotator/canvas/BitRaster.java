package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.geometry.PixelBox;

/**
 * One bit for each view pixel of a rectangle, 64 in a word, for growing and shrinking shapes a pixel at a time.
 *
 * <p>What lies outside the rectangle counts as not set.
 */
final class BitRaster {
    private final PixelBox area;
    private final int wordsPerRow;
    private final long[] words;

    BitRaster(PixelBox area) {
        this(area, (area.width() + 63) >> 6, new long[((area.width() + 63) >> 6) * area.height()]);
    }

    private BitRaster(PixelBox area, int wordsPerRow, long[] words) {
        this.area = area;
        this.wordsPerRow = wordsPerRow;
        this.words = words;
    }

    /** Sets the pixels of row {@code y} from column {@code fromX} to before {@code toX}, as far as they lie inside. */
    void fill(int y, int fromX, int toX) {
        int from = Math.max(fromX, area.x()) - area.x();
        int to = Math.min(toX, area.endX()) - area.x();
        if (from >= to) {
            return;
        }
        int row = (y - area.y()) * wordsPerRow;
        for (int word = from >> 6; word <= (to - 1) >> 6; word++) {
            long bits = -1L;
            if (word == from >> 6) {
                bits &= -1L << from;
            }
            if (word == (to - 1) >> 6) {
                bits &= -1L >>> -to;
            }
            words[row + word] |= bits;
        }
    }

    /** Sets row {@code y} to what the row above it is. */
    void copyRowAbove(int y) {
        int row = (y - area.y()) * wordsPerRow;
        System.arraycopy(words, row - wordsPerRow, words, row, wordsPerRow);
    }

    /** Shrunk by so many pixels; steps to the sides and to the corners as well take turns, which makes corners round. */
    BitRaster eroded(int pixels) {
        BitRaster shape = this;
        for (int i = 0; i < pixels; i++) {
            shape = shape.stepped(i % 2 == 1, true);
        }
        return shape;
    }

    /** Grown by so many pixels. */
    BitRaster dilated(int pixels) {
        BitRaster shape = this;
        for (int i = 0; i < pixels; i++) {
            shape = shape.stepped(i % 2 == 1, false);
        }
        return shape;
    }

    /** Each pixel becomes the AND or the OR of itself and its neighbours: four of them or, with the corners, eight. */
    private BitRaster stepped(boolean corners, boolean and) {
        long[] sideways = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            int column = i % wordsPerRow;
            long word = words[i];
            long left = word << 1 | (column > 0 ? words[i - 1] >>> 63 : 0);
            long right = word >>> 1 | (column < wordsPerRow - 1 ? words[i + 1] << 63 : 0);
            sideways[i] = and ? word & left & right : word | left | right;
        }
        long[] vertical = corners ? sideways : words;
        long[] result = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            long above = i >= wordsPerRow ? vertical[i - wordsPerRow] : 0;
            long below = i + wordsPerRow < words.length ? vertical[i + wordsPerRow] : 0;
            result[i] = and ? sideways[i] & above & below : sideways[i] | above | below;
        }
        return new BitRaster(area, wordsPerRow, result);
    }

    /** The pixels of this one that are not in the other, which must be of the same rectangle. */
    BitRaster minus(BitRaster other) {
        long[] result = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            result[i] = words[i] & ~other.words[i];
        }
        return new BitRaster(area, wordsPerRow, result);
    }

    /** Calls {@code consumer} for each longest horizontal run of set pixels, cut off at the edges of {@code window}. */
    void forEachRun(PixelBox window, RunConsumer consumer) {
        PixelBox part = area.intersection(window);
        for (int y = part.y(); y < part.endY(); y++) {
            int row = (y - area.y()) * wordsPerRow;
            int end = part.endX() - area.x();
            int from = next(row, part.x() - area.x(), end, 0);
            while (from < end) {
                int to = next(row, from, end, -1L);
                consumer.run(y, from + area.x(), to + area.x());
                from = next(row, to, end, 0);
            }
        }
    }

    /** First column from {@code x} on, at most {@code end}, that differs from {@code state}: 0 for clear, -1 for set. */
    private int next(int row, int x, int end, long state) {
        if (x >= end) {
            return end;
        }
        int word = x >> 6;
        long differing = (words[row + word] ^ state) & (-1L << x);
        while (differing == 0 && word < (end - 1) >> 6) {
            word++;
            differing = words[row + word] ^ state;
        }
        return differing == 0 ? end : Math.min(end, (word << 6) + Long.numberOfTrailingZeros(differing));
    }

    /** Takes the pixels of row {@code y} from column {@code fromX} to before {@code toX}. */
    @FunctionalInterface
    interface RunConsumer {
        void run(int y, int fromX, int toX);
    }
}
