package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import java.util.Arrays;

/**
 * The run-length code of a mask as the COCO data set defines it: the pixels column by column, each from the top down, as
 * lengths of runs that are false and true in turn, beginning with false (0 if the first pixel is true). A run goes on
 * from the bottom of a column to the top of the next. Immutable.
 *
 * <p>The code can be written as a list of numbers ({@link #counts()}) or as text ({@link #compressed()}). Both are those
 * of {@code pycocotools} ({@code common/maskApi.c} of github.com/cocodataset/cocoapi).
 */
public final class Rle {
    private final Size size;
    private final int[] counts;

    /** Keeps {@code counts}, which add up to the number of pixels. */
    private Rle(Size size, int[] counts) {
        this.size = size;
        this.counts = counts;
    }

    /**
     * The code of a mask, with no run of length 0 but possibly the first.
     *
     * @throws IllegalArgumentException if the mask is of more than 2,147,483,647 pixels
     */
    public static Rle of(Mask mask) {
        checkedArea(mask.size());
        return new Rle(mask.size(), new ColumnRuns(mask).counts());
    }

    /**
     * The code with these lengths of runs.
     *
     * @param counts copied
     * @throws IllegalArgumentException if a count is negative, they do not add up to the pixels of {@code size}, or that
     *     has more than 2,147,483,647 pixels
     */
    public static Rle of(int[] counts, Size size) {
        return keeping(counts.clone(), size);
    }

    private static Rle keeping(int[] counts, Size size) {
        int area = checkedArea(size);
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0) {
                throw new IllegalArgumentException("run " + i + " has the negative length " + counts[i]);
            }
            sum += counts[i];
        }
        if (sum != area) {
            throw new IllegalArgumentException(
                    "runs of " + sum + " pixels for an image of " + size + ", which has " + area);
        }
        return new Rle(size, counts);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if the text is not made of whole numbers of that form, or for the reasons of
     *     {@link #of(int[], Size)}
     */
    public static Rle parse(String compressed, Size size) {
        return keeping(RleText.parse(compressed), size);
    }

    private static int checkedArea(Size size) {
        if (size.area() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("image of " + size + " has too many pixels for a run-length code");
        }
        return (int) size.area();
    }

    /** Size of the image. */
    public Size size() {
        return size;
    }

    /** The lengths of the runs; a copy. */
    public int[] counts() {
        return counts.clone();
    }

    /** The text form. */
    public String compressed() {
        return RleText.write(counts);
    }

    /** Number of pixels that are true. */
    public long area() {
        long area = 0;
        for (int i = 1; i < counts.length; i += 2) {
            area += counts[i];
        }
        return area;
    }

    /**
     * Pixels that are true in both, as a share of those that are true in either; 1 if there are none. Found without decoding.
     *
     * @throws IllegalArgumentException if the other is of another size
     */
    public double iou(Rle other) {
        if (!size.equals(other.size)) {
            throw new IllegalArgumentException("run lengths of " + size + " and " + other.size);
        }
        long both = 0;
        long either = 0;
        int i = 0;
        int j = 0;
        int left = counts[0];
        int otherLeft = other.counts[0];
        // Both add up to the same, so what is left of the one when the other ends is empty.
        while (i < counts.length && j < other.counts.length) {
            int step = Math.min(left, otherLeft);
            boolean in = i % 2 == 1;
            boolean inOther = j % 2 == 1;
            both += in && inOther ? step : 0;
            either += in || inOther ? step : 0;
            left -= step;
            otherLeft -= step;
            if (left == 0 && ++i < counts.length) {
                left = counts[i];
            }
            if (otherLeft == 0 && ++j < other.counts.length) {
                otherLeft = other.counts[j];
            }
        }
        return either == 0 ? 1 : (double) both / either;
    }

    /** The smallest box around the pixels that are true, found without decoding; {@link PixelBox#EMPTY} if none is. */
    public PixelBox bounds() {
        int height = size.height();
        PixelBox bounds = PixelBox.EMPTY;
        int start = 0;
        for (int i = 1; i < counts.length; i += 2) {
            start += counts[i - 1];
            int end = start + counts[i];
            if (start < end) {
                bounds = bounds.enclosing(boxOfRun(start, end - 1, height));
            }
            start = end;
        }
        return bounds;
    }

    /** The box around the pixels from number {@code first} to number {@code last}, counted down the columns. */
    private static PixelBox boxOfRun(int first, int last, int height) {
        int x = first / height;
        int columns = last / height - x + 1;
        return columns == 1
                ? new PixelBox(x, first % height, 1, last - first + 1)
                : new PixelBox(x, 0, columns, height);
    }

    /** The mask; memory is taken for its bounding box only. */
    public Mask toMask() {
        int height = size.height();
        ColumnToggles toggles = new ColumnToggles(size, bounds());
        int start = 0;
        for (int i = 1; i < counts.length; i += 2) {
            start += counts[i - 1];
            int end = start + counts[i];
            if (start < end) {
                toggleRun(toggles, start, end - 1, height);
            }
            start = end;
        }
        return toggles.toMask();
    }

    private static void toggleRun(ColumnToggles toggles, int first, int last, int height) {
        int lastX = last / height;
        int x = first / height;
        toggles.toggle(x, first % height);
        while (x < lastX) {
            x++;
            toggles.toggle(x, 0);
        }
        toggles.toggle(lastX, last % height + 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rle rle && size.equals(rle.size) && Arrays.equals(counts, rle.counts);
    }

    @Override
    public int hashCode() {
        return 31 * size.hashCode() + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "Rle[" + counts.length + " runs of " + size + "]";
    }
}
