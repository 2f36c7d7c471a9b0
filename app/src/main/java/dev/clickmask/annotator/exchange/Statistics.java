package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a data set holds, in numbers.
 *
 * @param images all of them
 * @param imagesWithout those without an instance
 * @param categories figures of each category, in the data set's order
 * @param sizes how many instances have an area whose square root is at least 2^i pixels and less than 2^(i+1), for i from 0
 *     to the largest there is
 */
public record Statistics(int images, int imagesWithout, List<OfCategory> categories, List<Integer> sizes) {
    public Statistics {
        categories = List.copyOf(categories);
        sizes = List.copyOf(sizes);
    }

    /**
     * Figures of one category; areas are in pixels, 0 if there is no instance.
     *
     * @param images images with at least one instance
     */
    public record OfCategory(Category category, int instances, int images, long smallest, long median, long largest) {}

    /** Goes through the data set once; of each instance only its area is kept. */
    public static Statistics of(DatasetReader dataset) throws IOException {
        Map<Integer, Areas> areas = new LinkedHashMap<>();
        dataset.categories().forEach(category -> areas.put(category.id(), new Areas()));
        int[] counts = new int[2];
        dataset.forEachImage(image -> {
            counts[0]++;
            counts[1] += image.instances().isEmpty() ? 1 : 0;
            add(image, areas);
        });
        List<OfCategory> categories = dataset.categories().stream()
                .map(category -> areas.getOrDefault(category.id(), new Areas()).figures(category))
                .toList();
        return new Statistics(counts[0], counts[1], categories, sizes(areas));
    }

    private static List<Integer> sizes(Map<Integer, Areas> areas) {
        int[] sizes = new int[Long.SIZE / 2];
        int end = 0;
        for (Areas all : areas.values()) {
            for (int i = 0; i < all.count; i++) {
                if (all.values[i] > 0) {
                    int doublings = (Long.SIZE - 1 - Long.numberOfLeadingZeros(all.values[i])) / 2;
                    sizes[doublings]++;
                    end = Math.max(end, doublings + 1);
                }
            }
        }
        return Arrays.stream(sizes, 0, end).boxed().toList();
    }

    private static void add(AnnotatedImage image, Map<Integer, Areas> areas) {
        for (Instance instance : image.instances()) {
            areas.computeIfAbsent(instance.categoryId(), id -> new Areas())
                    .add(instance.segmentation().mask().area(), image);
        }
    }

    /** Instances of all categories. */
    public int instances() {
        return categories.stream().mapToInt(OfCategory::instances).sum();
    }

    /** Areas of the instances of one category, in a growing array. */
    private static final class Areas {
        private long[] values = new long[16];
        private int count;
        private int images;
        private String lastImage = "";

        void add(long area, AnnotatedImage image) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = area;
            if (!image.file().equals(lastImage)) {
                lastImage = image.file();
                images++;
            }
        }

        private static long median(long[] sorted) {
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }

        OfCategory figures(Category category) {
            long[] sorted = Arrays.copyOf(values, count);
            Arrays.sort(sorted);
            return count == 0
                    ? new OfCategory(category, 0, 0, 0, 0, 0)
                    : new OfCategory(category, count, images, sorted[0], median(sorted), sorted[count - 1]);
        }
    }
}
