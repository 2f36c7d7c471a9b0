package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import java.util.Arrays;

/**
 * A boolean picture in image size: the pixels of one object. Immutable.
 *
 * <p>One bit a pixel, and only for the rows of its bounding box and the groups of 64 columns that the box touches, so a
 * small object in a large image costs little and operations on two masks go 64 pixels at a time. Made by a
 * {@link MaskBuilder}.
 */
public final class Mask {
    private final Size size;
    private final PixelBox bounds;
    private final WordGrid grid;
    private final long[] words;

    private Mask(Size size, PixelBox bounds, WordGrid grid, long[] words) {
        this.size = size;
        this.bounds = bounds;
        this.grid = grid;
        this.words = words;
    }

    /** The mask without a pixel. */
    public static Mask empty(Size size) {
        return new Mask(size, PixelBox.EMPTY, WordGrid.around(PixelBox.EMPTY), new long[0]);
    }

    /** The mask of all pixels. */
    public static Mask full(Size size) {
        MaskBuilder builder = new MaskBuilder(size, size.pixels());
        for (int y = 0; y < size.height(); y++) {
            builder.fill(y, 0, size.width());
        }
        return builder.build();
    }

    /** The mask of the set bits of {@code words}, laid out by {@code grid} and none outside the image; copied. */
    static Mask of(Size size, WordGrid grid, long[] words) {
        PixelBox bounds = grid.boundsOf(words);
        WordGrid tight = WordGrid.around(bounds);
        return new Mask(size, bounds, tight, copy(words, grid, tight));
    }

    /** The same of words that nobody else has, which are not copied if none of them is needless. */
    private static Mask taking(Size size, WordGrid grid, long[] words) {
        PixelBox bounds = grid.boundsOf(words);
        WordGrid tight = WordGrid.around(bounds);
        return new Mask(size, bounds, tight, tight.equals(grid) ? words : copy(words, grid, tight));
    }

    /** As they lie on another grid, and 0 where there are none. */
    private static long[] copy(long[] words, WordGrid grid, WordGrid target) {
        WordGrid shared = grid.intersection(target);
        long[] copy = target.allocate();
        for (int y = shared.firstRow(); y < shared.endRow(); y++) {
            int from = grid.index(y, shared.firstGroup());
            System.arraycopy(words, from, copy, target.index(y, shared.firstGroup()), shared.groups());
        }
        return copy;
    }

    /** Size of the image. */
    public Size size() {
        return size;
    }

    /** The smallest box around all pixels; {@link PixelBox#EMPTY} if there are none. */
    public PixelBox bounds() {
        return bounds;
    }

    public boolean isEmpty() {
        return words.length == 0;
    }

    /** Number of pixels. */
    public long area() {
        long area = 0;
        for (long word : words) {
            area += Long.bitCount(word);
        }
        return area;
    }

    /** Memory that its pixels take. */
    public long bytes() {
        return (long) words.length * Long.BYTES;
    }

    /** Whether the pixel in column {@code x} and row {@code y} belongs to the mask; false outside the image. */
    public boolean contains(int x, int y) {
        return ((word(y, x >> 6) >>> x) & 1) != 0;
    }

    /**
     * The pixels of either mask.
     *
     * @throws IllegalArgumentException if the other mask has another size
     */
    public Mask union(Mask other) {
        checkSize(other);
        WordGrid common = WordGrid.around(bounds.enclosing(other.bounds));
        long[] either = copy(words, grid, common);
        for (int y = other.grid.firstRow(); y < other.grid.endRow(); y++) {
            int to = common.index(y, other.grid.firstGroup());
            int from = other.grid.index(y, other.grid.firstGroup());
            for (int i = 0; i < other.grid.groups(); i++) {
                either[to + i] |= other.words[from + i];
            }
        }
        return taking(size, common, either);
    }

    /**
     * The pixels of both masks.
     *
     * @throws IllegalArgumentException if the other mask has another size
     */
    public Mask intersection(Mask other) {
        checkSize(other);
        WordGrid shared = grid.intersection(other.grid);
        long[] both = copy(words, grid, shared);
        int to = 0;
        for (int y = shared.firstRow(); y < shared.endRow(); y++) {
            int from = other.grid.index(y, shared.firstGroup());
            for (int i = 0; i < shared.groups(); i++) {
                both[to++] &= other.words[from + i];
            }
        }
        return taking(size, shared, both);
    }

    /**
     * The pixels of this mask that are not in the other.
     *
     * @throws IllegalArgumentException if the other mask has another size
     */
    public Mask minus(Mask other) {
        checkSize(other);
        WordGrid shared = grid.intersection(other.grid);
        long[] left = words.clone();
        for (int y = shared.firstRow(); y < shared.endRow(); y++) {
            int to = grid.index(y, shared.firstGroup());
            int from = other.grid.index(y, shared.firstGroup());
            for (int i = 0; i < shared.groups(); i++) {
                left[to + i] &= ~other.words[from + i];
            }
        }
        return taking(size, grid, left);
    }

    /**
     * Intersection over union: the number of common pixels divided by the number of pixels of either, from 0 to 1; 1 for
     * two empty masks, which are equal.
     *
     * @throws IllegalArgumentException if the other mask has another size
     */
    public double iou(Mask other) {
        long common = commonArea(other);
        long either = area() + other.area() - common;
        return either == 0 ? 1 : (double) common / either;
    }

    private long commonArea(Mask other) {
        checkSize(other);
        WordGrid shared = grid.intersection(other.grid);
        long common = 0;
        for (int y = shared.firstRow(); y < shared.endRow(); y++) {
            int at = grid.index(y, shared.firstGroup());
            int otherAt = other.grid.index(y, shared.firstGroup());
            for (int i = 0; i < shared.groups(); i++) {
                common += Long.bitCount(words[at + i] & other.words[otherAt + i]);
            }
        }
        return common;
    }

    private void checkSize(Mask other) {
        if (!size.equals(other.size)) {
            throw new IllegalArgumentException("masks of different sizes: " + size + " and " + other.size);
        }
    }

    /** Calls {@code consumer} for each longest horizontal run of pixels, row by row and from left to right. */
    public void forEachRun(RunConsumer consumer) {
        forEachRun(bounds, consumer);
    }

    /** Like {@link #forEachRun(RunConsumer)} for the pixels inside {@code window} only. */
    public void forEachRun(PixelBox window, RunConsumer consumer) {
        PixelBox part = bounds.intersection(window);
        for (int y = part.y(); y < part.endY(); y++) {
            int from = nextChange(y, part.x(), part.endX(), 0);
            while (from < part.endX()) {
                int to = nextChange(y, from, part.endX(), -1L);
                consumer.run(y, from, to);
                from = nextChange(y, to, part.endX(), 0);
            }
        }
    }

    /**
     * First column from {@code x} on, at most {@code endX}, whose pixel in row {@code y} differs from {@code state},
     * which is 0 for false and -1 for true.
     */
    private int nextChange(int y, int x, int endX, long state) {
        if (x >= endX) {
            return endX;
        }
        int group = x >> 6;
        long changed = (word(y, group) ^ state) & (-1L << x);
        while (changed == 0 && group < (endX - 1) >> 6) {
            group++;
            changed = word(y, group) ^ state;
        }
        return changed == 0 ? endX : Math.min(endX, (group << 6) + Long.numberOfTrailingZeros(changed));
    }

    /**
     * The same pixels in an image of which this one is a part; what lies outside of that image is left out.
     *
     * @param image size of the larger image
     * @param x column of the larger image where this one begins
     * @param y row of the larger image where this one begins
     */
    public Mask placed(Size image, int x, int y) {
        PixelBox target = new PixelBox(bounds.x() + x, bounds.y() + y, bounds.width(), bounds.height());
        MaskBuilder placed = new MaskBuilder(image, target);
        forEachRun((row, fromX, toX) -> placed.fill(row + y, fromX + x, toX + x));
        return placed.build();
    }

    /** The layout of the words. */
    WordGrid grid() {
        return grid;
    }

    /** The pixels of row {@code y} in the 64 columns from {@code 64 * group} on, lowest bit first; 0 outside the grid. */
    long word(int y, int group) {
        return grid.has(y, group) ? words[grid.index(y, group)] : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask mask
                && size.equals(mask.size)
                && bounds.equals(mask.bounds)
                && Arrays.equals(words, mask.words);
    }

    @Override
    public int hashCode() {
        return (31 * size.hashCode() + bounds.hashCode()) * 31 + Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return "Mask[" + area() + " pixels of " + size + "]";
    }

    /** Takes a horizontal run of pixels. */
    @FunctionalInterface
    public interface RunConsumer {
        /**
         * Takes the pixels of row {@code y} from column {@code fromX} to before column {@code toX}.
         *
         * @param y row
         * @param fromX first column
         * @param toX first column after the run
         */
        void run(int y, int fromX, int toX);
    }
}
