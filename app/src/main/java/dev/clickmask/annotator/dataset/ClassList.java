package dev.clickmask.annotator.dataset;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.CategoryColors;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.mask.Mask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The categories of a data set whose format counts them: by their position, from 0. */
public final class ClassList {
    private final List<Category> categories;
    private final Map<Integer, Integer> positionOfId = new HashMap<>();

    /** The categories in that order. */
    public ClassList(List<Category> categories) {
        this.categories = List.copyOf(categories);
        for (Category category : categories) {
            positionOfId.put(category.id(), positionOfId.size());
        }
    }

    /** Categories of these names, with ids from 1 on. */
    public static ClassList named(List<String> names) {
        List<Category> categories = new ArrayList<>();
        for (String name : names) {
            categories.add(new Category(categories.size() + 1, name, CategoryColors.rgb(categories.size())));
        }
        return new ClassList(categories);
    }

    public List<Category> categories() {
        return categories;
    }

    /** The names in order. */
    public List<String> names() {
        return categories.stream().map(Category::name).toList();
    }

    /**
     * The names in order, for a file that has one in each line.
     *
     * @throws IllegalArgumentException if a name has a line break
     */
    public List<String> namesOfOneLine() {
        for (Category category : categories) {
            if (category.name().lines().count() != 1 || category.name().endsWith("\n")) {
                throw new IllegalArgumentException("the name of category " + category.id()
                        + " has a line break, which this format cannot hold; rename it");
            }
        }
        return names();
    }

    /**
     * What there is to write of an image, from the bottom to the top. An instance without a pixel is left out.
     *
     * @throws IllegalArgumentException if an instance has a category that is not in the list, or a mask of another size
     *     than the image
     */
    public List<ClassMask> masks(AnnotatedImage image) {
        List<ClassMask> masks = new ArrayList<>();
        for (Instance instance : image.instances()) {
            String which = "instance " + instance.id() + " of " + image.file();
            Integer position = positionOfId.get(instance.categoryId());
            if (position == null) {
                throw new IllegalArgumentException(which + " is of the unknown category " + instance.categoryId());
            }
            Mask mask = instance.segmentation().mask();
            if (!mask.size().equals(image.size())) {
                throw new IllegalArgumentException(
                        which + " has a mask of " + mask.size() + " on an image of " + image.size());
            }
            if (!mask.isEmpty()) {
                masks.add(new ClassMask(position, instance, mask));
            }
        }
        return masks;
    }

    /**
     * What is left of {@link #masks} where each pixel belongs to the topmost instance alone. One that is hidden under
     * others is left out.
     *
     * @throws IllegalArgumentException as there
     */
    public List<ClassMask> visibleMasks(AnnotatedImage image) {
        Deque<ClassMask> visible = new ArrayDeque<>();
        List<ClassMask> masks = masks(image);
        Mask covered = Mask.empty(image.size());
        for (int i = masks.size() - 1; i >= 0; i--) {
            ClassMask below = masks.get(i);
            Mask seen = below.mask().minus(covered);
            if (!seen.isEmpty()) {
                visible.addFirst(new ClassMask(below.position(), below.instance(), seen));
                covered = covered.union(seen);
            }
        }
        return List.copyOf(visible);
    }

    /**
     * An instance that has pixels.
     *
     * @param position of its category, from 0
     * @param instance the instance itself
     * @param mask its pixels, or those of them that are seen
     */
    public record ClassMask(int position, Instance instance, Mask mask) {}
}
