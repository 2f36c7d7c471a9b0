package dev.clickmask.annotator.document;

import dev.clickmask.sam.mask.Contour;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskParts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What can be done with accepted instances as a whole. Each is a function from one snapshot of an image to the next; ids
 * that no instance has are passed over.
 *
 * <p>An instance keeps its prompts as long as it stays the same object: when it is painted on, cut or copied. A merged or
 * split one is another object than its prompts were about, and has none.
 */
public final class InstanceEdits {
    private InstanceEdits() {}

    /**
     * Puts another segmentation in the place of that of an instance; one without a pixel removes the instance.
     *
     * @param changed as it is to become
     */
    public static AnnotatedImage reshape(AnnotatedImage image, Instance changed) {
        return changed.segmentation().mask().isEmpty() ? image.without(changed.id()) : image.replacing(changed);
    }

    /**
     * Changes the masks of instances; one that stays the same keeps its outlines as they were drawn.
     *
     * @param change what becomes of a mask
     */
    public static AnnotatedImage change(AnnotatedImage image, Set<Long> ids, UnaryOperator<Mask> change) {
        AnnotatedImage result = image;
        for (Instance instance : image.instances().stream().filter(among(ids)).toList()) {
            Mask mask = instance.segmentation().mask();
            Mask changed = change.apply(mask);
            if (!changed.equals(mask)) {
                result = reshape(result, instance.withSegmentation(new Segmentation.Pixels(changed)));
            }
        }
        return result;
    }

    /** Makes one instance of several: the lowest of them, with the pixels of all. */
    public static AnnotatedImage merge(AnnotatedImage image, Set<Long> ids) {
        List<Instance> merged = image.instances().stream().filter(among(ids)).toList();
        if (merged.size() < 2) {
            return image;
        }
        Instance first = merged.get(0);
        Segmentation union = union(merged.stream().map(Instance::segmentation).toList());
        Instance all = first.remade(union, Instance.Origin.UNKNOWN);
        return with(
                image,
                image.instances().stream()
                        .filter(instance -> instance.id() == first.id() || !ids.contains(instance.id()))
                        .map(instance -> instance.id() == first.id() ? all : instance));
    }

    /** Outlines that lie apart stay outlines. */
    private static Segmentation union(List<Segmentation> segmentations) {
        Mask union = segmentations.get(0).mask();
        boolean apart = true;
        for (Segmentation next : segmentations.subList(1, segmentations.size())) {
            apart &= union.intersection(next.mask()).isEmpty();
            union = union.union(next.mask());
        }
        List<Contour> parts = new ArrayList<>();
        for (Segmentation segmentation : segmentations) {
            if (!apart || !(segmentation instanceof Segmentation.Outlines drawn)) {
                return new Segmentation.Pixels(union);
            }
            parts.addAll(drawn.parts());
        }
        return new Segmentation.Outlines(union.size(), parts);
    }

    /**
     * Takes from each of several instances what those of them that lie over it cover; from a single one what any other
     * instance covers. What has no pixel left is removed.
     */
    public static AnnotatedImage subtract(AnnotatedImage image, Set<Long> ids) {
        List<Instance> chosen = image.instances().stream().filter(among(ids)).toList();
        AnnotatedImage result = image;
        for (Instance instance : chosen) {
            List<Instance> others =
                    chosen.size() > 1 ? chosen.subList(chosen.indexOf(instance) + 1, chosen.size()) : image.instances();
            Mask mask = instance.segmentation().mask();
            Mask left = mask;
            for (Instance other : others) {
                left = other.id() == instance.id()
                        ? left
                        : left.minus(other.segmentation().mask());
            }
            if (!left.equals(mask)) {
                result = reshape(result, instance.withSegmentation(new Segmentation.Pixels(left)));
            }
        }
        return result;
    }

    /**
     * Makes an instance of each part that does not touch the others. The largest keeps the id and the track; the others get new ids and
     * lie next to it.
     */
    public static AnnotatedImage split(AnnotatedImage image, long id) {
        List<Instance> result = new ArrayList<>();
        long next = image.nextId();
        for (Instance instance : image.instances()) {
            List<Segmentation> parts = instance.id() == id ? parts(instance.segmentation()) : List.of();
            if (parts.size() < 2) {
                result.add(instance);
                continue;
            }
            Segmentation largest = parts.stream()
                    .max(Comparator.comparingLong(part -> part.mask().area()))
                    .orElseThrow();
            for (Segmentation part : parts) {
                Instance remade = instance.remade(part, Instance.Origin.UNKNOWN);
                result.add(part == largest ? remade : remade.withId(next++).withTrack(Track.NONE));
            }
        }
        return new AnnotatedImage(image.file(), image.size(), result);
    }

    /** Outlines stay outlines, unless some of them hang together. */
    private static List<Segmentation> parts(Segmentation whole) {
        List<Mask> masks = MaskParts.of(whole.mask());
        if (whole instanceof Segmentation.Outlines drawn) {
            List<Segmentation> outlines = drawn.parts().stream()
                    .<Segmentation>map(part -> new Segmentation.Outlines(drawn.imageSize(), List.of(part)))
                    .toList();
            if (Set.copyOf(masks)
                    .equals(Set.copyOf(outlines.stream().map(Segmentation::mask).toList()))) {
                return outlines;
            }
        }
        return masks.stream().<Segmentation>map(Segmentation.Pixels::new).toList();
    }

    /** Puts a copy right over each of the instances. */
    public static AnnotatedImage duplicate(AnnotatedImage image, Set<Long> ids) {
        List<Instance> result = new ArrayList<>();
        long next = image.nextId();
        for (Instance instance : image.instances()) {
            result.add(instance);
            if (ids.contains(instance.id())) {
                result.add(instance.withId(next++).withTrack(Track.NONE));
            }
        }
        return new AnnotatedImage(image.file(), image.size(), result);
    }

    /** Moves each of the instances over the one above it, as far as they can go. */
    public static AnnotatedImage raise(AnnotatedImage image, Set<Long> ids) {
        List<Instance> order = new ArrayList<>(image.instances());
        for (int i = order.size() - 2; i >= 0; i--) {
            if (ids.contains(order.get(i).id())
                    && !ids.contains(order.get(i + 1).id())) {
                order.add(i + 1, order.remove(i));
            }
        }
        return new AnnotatedImage(image.file(), image.size(), order);
    }

    /** Moves each of the instances under the one below it, as far as they can go. */
    public static AnnotatedImage lower(AnnotatedImage image, Set<Long> ids) {
        List<Instance> order = new ArrayList<>(image.instances());
        for (int i = 1; i < order.size(); i++) {
            if (ids.contains(order.get(i).id())
                    && !ids.contains(order.get(i - 1).id())) {
                order.add(i - 1, order.remove(i));
            }
        }
        return new AnnotatedImage(image.file(), image.size(), order);
    }

    /** Moves the instances over all others. */
    public static AnnotatedImage toTop(AnnotatedImage image, Set<Long> ids) {
        return with(
                image,
                Stream.concat(
                        image.instances().stream().filter(among(ids).negate()),
                        image.instances().stream().filter(among(ids))));
    }

    /** Moves the instances under all others. */
    public static AnnotatedImage toBottom(AnnotatedImage image, Set<Long> ids) {
        return with(
                image,
                Stream.concat(
                        image.instances().stream().filter(among(ids)),
                        image.instances().stream().filter(among(ids).negate())));
    }

    private static Predicate<Instance> among(Set<Long> ids) {
        return instance -> ids.contains(instance.id());
    }

    private static AnnotatedImage with(AnnotatedImage image, Stream<Instance> instances) {
        return new AnnotatedImage(image.file(), image.size(), instances.toList());
    }
}
