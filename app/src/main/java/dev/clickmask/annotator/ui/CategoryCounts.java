package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.document.Instance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How many instances of each category there are in the project: on the current image and on all others. Belongs to the
 * event dispatch thread.
 */
final class CategoryCounts {
    private final Map<Integer, Integer> elsewhere = new HashMap<>();

    /** Begins with the numbers of a project of which no image is open. */
    void begin(Map<Integer, Integer> instancesByCategory) {
        elsewhere.clear();
        elsewhere.putAll(instancesByCategory);
    }

    /** An image becomes the current one. */
    void enter(List<Instance> instances) {
        instances.forEach(instance -> elsewhere.merge(instance.categoryId(), -1, Integer::sum));
    }

    /** The current image is left. */
    void leave(List<Instance> instances) {
        instances.forEach(instance -> elsewhere.merge(instance.categoryId(), 1, Integer::sum));
    }

    /** A category is removed. */
    void remove(int id, OptionalInt heir) {
        Integer left = elsewhere.remove(id);
        if (left != null && heir.isPresent()) {
            elsewhere.merge(heir.getAsInt(), left, Integer::sum);
        }
    }

    /** Instances of a category on all images. */
    int of(int category, List<Instance> current) {
        long here = current.stream()
                .filter(instance -> instance.categoryId() == category)
                .count();
        return (int) here + elsewhere.getOrDefault(category, 0);
    }
}
