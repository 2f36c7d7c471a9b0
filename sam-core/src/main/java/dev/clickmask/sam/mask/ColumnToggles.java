package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;

/**
 * Draws a {@link Mask} by the pixels at which its columns change from false to true or back, going down.
 *
 * <p>The toggles are bits of their own at first; one pass down the rows, 64 columns at a time, then turns them into
 * pixels: each row becomes the exclusive or of itself and the row above. So a run down a column costs two bits however
 * long it is, and memory is walked in order.
 */
final class ColumnToggles {
    private final Size size;
    private final WordGrid grid;
    private final long[] words;

    /**
     * Begins with columns of false.
     *
     * @param region the pixels that may become true, inside the image
     */
    ColumnToggles(Size size, PixelBox region) {
        this.size = size;
        this.grid = WordGrid.around(region);
        this.words = grid.allocate();
    }

    /**
     * Turns over column {@code x} of the region from row {@code y} down; beyond the last row of the region there is
     * nothing to turn over. Twice is as good as never.
     */
    void toggle(int x, int y) {
        if (y < grid.endRow()) {
            words[grid.index(y, x >> 6)] ^= 1L << x;
        }
    }

    /** The mask; to be called once, at the end. */
    Mask toMask() {
        for (int i = grid.groups(); i < words.length; i++) {
            words[i] ^= words[i - grid.groups()];
        }
        return Mask.of(size, grid, words);
    }
}
