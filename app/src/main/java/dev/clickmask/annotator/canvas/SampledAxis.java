package dev.clickmask.annotator.canvas;

/** Which pixels of a picture the columns, or the rows, of a part of the view are made of. Immutable. */
final class SampledAxis {
    static final int ONE_BITS = 8;
    static final int ONE = 1 << ONE_BITS;

    private final int[] first;
    private final int[] second;
    private final int[] weight;

    /**
     * Samples an axis.
     *
     * @param from first column of the part of the view
     * @param count how many columns it has
     * @param origin where the edge of the picture lies in the view
     * @param scale view pixels for each pixel of the picture
     * @param length pixels of the picture
     * @param nearest whether each is one pixel of the picture, or the mean of two
     */
    SampledAxis(int from, int count, double origin, double scale, int length, boolean nearest) {
        first = new int[count];
        second = new int[count];
        weight = new int[count];
        for (int i = 0; i < count; i++) {
            double at = (from + i + 0.5 - origin) / scale - (nearest ? 0 : 0.5);
            int pixel = (int) Math.floor(at);
            first[i] = Math.max(0, Math.min(length - 1, pixel));
            second[i] = nearest ? first[i] : Math.max(0, Math.min(length - 1, pixel + 1));
            weight[i] = nearest ? 0 : (int) ((at - pixel) * ONE);
        }
    }

    int count() {
        return first.length;
    }

    /** The pixel whose centre lies at or before that of a column, or the nearest one; clamped to the picture. */
    int first(int i) {
        return first[i];
    }

    /** The pixel after that; the same one if only the nearest is wanted. */
    int second(int i) {
        return second[i];
    }

    /** Weight of the second, out of {@link #ONE}. */
    int weight(int i) {
        return weight[i];
    }
}
