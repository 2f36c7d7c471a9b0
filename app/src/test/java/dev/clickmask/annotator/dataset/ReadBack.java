package dev.clickmask.annotator.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes data sets out, reads them, and says what of them there is. */
public final class ReadBack {
    private ReadBack() {}

    /** An object by its looks. */
    public record Seen(String category, Mask mask) {}

    /** An image by its looks. */
    public record SeenImage(String file, Size size, List<Seen> objects) {}

    /** Writes all of it, and closes the writer. */
    public static void write(DatasetWriter writer, List<AnnotatedImage> images) throws IOException {
        try (writer) {
            for (AnnotatedImage image : images) {
                writer.write(image);
            }
            writer.finish();
        }
    }

    /** All images of a reader, sorted by name; closes it. */
    public static List<SeenImage> of(DatasetReader reader) throws IOException {
        try (reader) {
            List<SeenImage> seen = new ArrayList<>();
            reader.forEachImage(image -> {
                List<Instance> instances = image.instances();
                for (int i = 0; i < instances.size(); i++) {
                    assertThat(instances.get(i).id()).isEqualTo(i + 1);
                }
                seen.add(seen(image, reader.categories()));
            });
            return sorted(seen);
        }
    }

    /** What shall come back of images: all instances with pixels. */
    public static List<SeenImage> expected(List<AnnotatedImage> images) {
        return sorted(
                images.stream().map(image -> seen(image, SampleData.CATEGORIES)).toList());
    }

    /** What shall come back where each pixel belongs to the topmost instance. */
    public static List<SeenImage> expectedOnTop(List<AnnotatedImage> images) {
        return expected(images).stream()
                .map(image -> new SeenImage(image.file(), image.size(), visible(image.objects(), image.size())))
                .toList();
    }

    private static List<SeenImage> sorted(List<SeenImage> images) {
        return images.stream().sorted(Comparator.comparing(SeenImage::file)).toList();
    }

    private static List<Seen> visible(List<Seen> objects, Size size) {
        List<Seen> visible = new ArrayList<>();
        Mask covered = Mask.empty(size);
        for (int i = objects.size() - 1; i >= 0; i--) {
            Mask rest = objects.get(i).mask().minus(covered);
            covered = covered.union(rest);
            if (!rest.isEmpty()) {
                visible.add(0, new Seen(objects.get(i).category(), rest));
            }
        }
        return visible;
    }

    private static SeenImage seen(AnnotatedImage image, List<Category> categories) {
        Map<Integer, String> names = categories.stream().collect(Collectors.toMap(Category::id, Category::name));
        List<Seen> objects = new ArrayList<>();
        for (Instance instance : image.instances()) {
            Mask mask = instance.segmentation().mask();
            if (!mask.isEmpty()) {
                objects.add(new Seen(String.valueOf(names.get(instance.categoryId())), mask));
            }
        }
        return new SeenImage(image.file(), image.size(), objects);
    }
}
