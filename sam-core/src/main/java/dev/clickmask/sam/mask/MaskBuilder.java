package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import java.util.Arrays;

/**
 * Draws a {@link Mask} pixel by pixel or run by run. Pixels outside the region it was made for stay false; to draw
 * there is allowed and does nothing. For one thread at a time.
 */
public final class MaskBuilder {
    private final Size size;
    private final PixelBox region;
    private final WordGrid grid;
    private final long[] words;

    /**
     * Begins with no pixel.
     *
     * @param size size of the mask to be built
     * @param region the pixels that may be drawn, as far as they lie in the image; only for these is memory taken
     * @throws IllegalArgumentException if the region has more pixels than memory can address
     */
    public MaskBuilder(Size size, PixelBox region) {
        this.size = size;
        this.region = region.intersection(size.pixels());
        this.grid = WordGrid.around(this.region);
        this.words = grid.allocate();
    }

    /** Adds one pixel. */
    public void set(int x, int y) {
        if (x >= region.x() && x < region.endX() && y >= region.y() && y < region.endY()) {
            words[grid.index(y, x >> 6)] |= 1L << x;
        }
    }

    /** Adds the pixels of row {@code y} from column {@code fromX} to before column {@code toX}. */
    public void fill(int y, int fromX, int toX) {
        int from = Math.max(fromX, region.x());
        int to = Math.min(toX, region.endX());
        if (from >= to || y < region.y() || y >= region.endY()) {
            return;
        }
        int first = grid.index(y, from >> 6);
        int last = grid.index(y, (to - 1) >> 6);
        long head = -1L << from;
        long tail = -1L >>> -to;
        if (first == last) {
            words[first] |= head & tail;
        } else {
            words[first] |= head;
            Arrays.fill(words, first + 1, last, -1L);
            words[last] |= tail;
        }
    }

    /**
     * Adds the pixels of a mask.
     *
     * @throws IllegalArgumentException if the mask has another size
     */
    public void add(Mask mask) {
        if (!size.equals(mask.size())) {
            throw new IllegalArgumentException("mask of " + mask.size() + " drawn into one of " + size);
        }
        mask.forEachRun(region, this::fill);
    }

    /** The pixels drawn so far; drawing more does not change the mask that is returned. */
    public Mask build() {
        return Mask.of(size, grid, words);
    }
}
