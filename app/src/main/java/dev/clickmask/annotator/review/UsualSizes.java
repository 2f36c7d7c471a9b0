package dev.clickmask.annotator.review;

import dev.clickmask.annotator.document.Instance;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How large the instances of each category are. An area is odd if its modified z-score is beyond 3.5 (Iglewicz and Hoaglin,
 * How to Detect and Handle Outliers, 1993), computed of logarithms because areas differ by factors.
 */
final class UsualSizes {
    private static final double LIMIT = 3.5;
    /** Makes the median deviation of a normal distribution its standard deviation. */
    private static final double NORMAL = 1.4826;
    /** A third of the area or three times it is never odd. */
    private static final double LEAST_SPREAD = Math.log(3) / LIMIT;
    /** Of fewer instances nothing is known. */
    private static final int FEWEST = 10;

    private final Map<Integer, Logarithms> categories = new HashMap<>();

    void add(Instance instance) {
        long area = instance.segmentation().mask().area();
        if (area > 0) {
            categories
                    .computeIfAbsent(instance.categoryId(), id -> new Logarithms())
                    .add(Math.log((double) area));
        }
    }

    /** Whether an area that was added is far from the others of the category. */
    boolean isOdd(int categoryId, long area) {
        Logarithms known = categories.get(categoryId);
        return known != null && known.count >= FEWEST && known.isFar(Math.log((double) area));
    }

    /** Of the areas of one category, in a growing array. */
    private static final class Logarithms {
        private double[] values = new double[16];
        private int count;
        /** Of the first {@code summed} values. */
        private double median;

        private double spread;
        private int summed;

        void add(double value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        boolean isFar(double value) {
            if (summed != count) {
                double[] known = Arrays.copyOf(values, count);
                median = median(known);
                spread = Math.max(
                        LEAST_SPREAD,
                        NORMAL
                                * median(Arrays.stream(known)
                                        .map(one -> Math.abs(one - median))
                                        .toArray()));
                summed = count;
            }
            return Math.abs(value - median) > LIMIT * spread;
        }

        private static double median(double[] values) {
            Arrays.sort(values);
            return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
        }
    }
}
