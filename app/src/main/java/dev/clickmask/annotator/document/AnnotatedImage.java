package dev.clickmask.annotator.document;

import dev.clickmask.sam.geometry.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * An image file and what is annotated on it, at one moment. Immutable; an edit makes a new one, which shares what did not
 * change.
 *
 * @param file name of the image, relative to its data set, with forward slashes
 * @param size upright size
 * @param instances from the bottom to the top, oldest first unless reordered
 */
public record AnnotatedImage(String file, Size size, List<Instance> instances) {
    public AnnotatedImage {
        instances = List.copyOf(instances);
    }

    /** The image without an instance. */
    public static AnnotatedImage of(String file, Size size) {
        return new AnnotatedImage(file, size, List.of());
    }

    /** With the instance added on top. */
    public AnnotatedImage with(Instance instance) {
        List<Instance> more = new ArrayList<>(instances);
        more.add(instance);
        return new AnnotatedImage(file, size, more);
    }

    /** Without the instance of that id. */
    public AnnotatedImage without(long id) {
        return new AnnotatedImage(
                file,
                size,
                instances.stream().filter(instance -> instance.id() != id).toList());
    }

    /** With the instance in the place of the one that has its id. */
    public AnnotatedImage replacing(Instance changed) {
        return new AnnotatedImage(
                file,
                size,
                instances.stream()
                        .map(instance -> instance.id() == changed.id() ? changed : instance)
                        .toList());
    }

    /** With another category for all instances of one. */
    public AnnotatedImage recategorized(int from, int to) {
        return new AnnotatedImage(
                file,
                size,
                instances.stream()
                        .map(instance -> instance.categoryId() == from ? instance.withCategory(to) : instance)
                        .toList());
    }

    /** Without the instances of a category. */
    public AnnotatedImage withoutCategory(int id) {
        return new AnnotatedImage(
                file,
                size,
                instances.stream()
                        .filter(instance -> instance.categoryId() != id)
                        .toList());
    }

    /** An id that no instance of this image has. */
    public long nextId() {
        return instances.stream().mapToLong(Instance::id).max().orElse(0) + 1;
    }
}
