package dev.clickmask.annotator.dataset.labelmap;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.JsonPlace;
import dev.clickmask.annotator.dataset.MalformedDatasetException;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.CategoryColors;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Says what the numbers in pictures stand for: reads the JSON objects by which COCO panoptic describes categories and
 * segments, and brings them together with the PNG of an image.
 */
public final class SegmentTable {
    private final Map<Integer, Category> categories = new LinkedHashMap<>();

    /** Adds an entry of "categories". */
    public void addCategory(JsonPlace entry) throws MalformedDatasetException {
        int id = entry.member("id").integer(1, Integer.MAX_VALUE);
        JsonPlace color = entry.optional("color");
        int rgb = color == null ? CategoryColors.rgb(categories.size()) : rgb(color);
        if (categories.put(id, new Category(id, entry.member("name").text(), rgb)) != null) {
            throw entry.member("id").malformed("is there twice");
        }
    }

    private static int rgb(JsonPlace color) throws MalformedDatasetException {
        if (color.length() != 3) {
            throw color.malformed("is not a red, a green and a blue");
        }
        int rgb = 0;
        for (int i = 0; i < 3; i++) {
            rgb = rgb << 8 | color.element(i).integer(0, 255);
        }
        return rgb;
    }

    /** The categories in the order in which they came. */
    public List<Category> categories() {
        return List.copyOf(categories.values());
    }

    /**
     * The instances of an image, in the order of the list. A segment without pixels is left out and reported.
     *
     * @param list segments with their "id", "category_id" and, if it is not 0, "iscrowd"
     * @param png whose pixels are those ids, or 0
     * @throws MalformedDatasetException if there is no such PNG, it has another size, or an id that is not in the list
     */
    public List<Instance> instances(JsonPlace list, Path png, Size size, Consumer<Finding> findings)
            throws IOException {
        Map<Integer, JsonPlace> segments = segments(list);
        Map<Integer, Mask> masks = masks(png, size, segments);
        List<Instance> instances = new ArrayList<>();
        for (Map.Entry<Integer, JsonPlace> segment : segments.entrySet()) {
            Mask mask = masks.get(segment.getKey());
            if (mask == null) {
                findings.accept(segment.getValue().finding("has no pixels in " + png + "; left out"));
            } else {
                instances.add(instance(instances.size() + 1, segment.getValue(), mask));
            }
        }
        return instances;
    }

    private static Map<Integer, JsonPlace> segments(JsonPlace list) throws MalformedDatasetException {
        Map<Integer, JsonPlace> segments = new LinkedHashMap<>();
        for (int i = 0; i < list.length(); i++) {
            JsonPlace id = list.element(i).member("id");
            if (segments.put(id.integer(1, LabelDepth.RGB_24.max()), list.element(i)) != null) {
                throw id.malformed("is there twice");
            }
        }
        return segments;
    }

    private static Map<Integer, Mask> masks(Path file, Size size, Map<Integer, JsonPlace> segments) throws IOException {
        AtomicInteger unlisted = new AtomicInteger();
        try (LabelPng png = LabelPng.open(file)) {
            Map<Integer, Mask> masks = png.read(size).masks(number -> {
                if (number != 0 && !segments.containsKey(number)) {
                    unlisted.set(number);
                }
                return segments.containsKey(number);
            });
            if (unlisted.get() != 0) {
                throw new MalformedDatasetException(
                        new Finding(file, "", "has pixels of the number " + unlisted + ", which is not listed"));
            }
            return masks;
        }
    }

    private Instance instance(int id, JsonPlace segment, Mask mask) throws MalformedDatasetException {
        JsonPlace category = segment.member("category_id");
        int categoryId = category.integer(1, Integer.MAX_VALUE);
        if (!categories.containsKey(categoryId)) {
            throw category.malformed("is of no category");
        }
        JsonPlace crowd = segment.optional("iscrowd");
        boolean isCrowd = crowd != null && crowd.value().asBoolean();
        return new Instance(id, categoryId, new Segmentation.Pixels(mask), isCrowd, Instance.Origin.UNKNOWN);
    }

    /** Writes "categories", as {@link #addCategory} reads them. */
    public static void writeCategories(JsonGenerator json, List<Category> categories) throws IOException {
        json.writeArrayFieldStart("categories");
        for (Category category : categories) {
            int rgb = category.rgb();
            json.writeStartObject();
            json.writeNumberField("id", category.id());
            json.writeStringField("name", category.name());
            json.writeStringField("supercategory", "");
            json.writeNumberField("isthing", 1);
            json.writeFieldName("color");
            json.writeArray(new int[] {rgb >> 16, (rgb >> 8) & 0xFF, rgb & 0xFF}, 0, 3);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes one segment, as {@link #instances} reads it. */
    public static void writeSegment(JsonGenerator json, int id, Instance instance, Mask mask) throws IOException {
        PixelBox box = mask.bounds();
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeNumberField("category_id", instance.categoryId());
        json.writeNumberField("area", mask.area());
        json.writeFieldName("bbox");
        json.writeArray(new int[] {box.x(), box.y(), box.width(), box.height()}, 0, 4);
        json.writeNumberField("iscrowd", instance.crowd() ? 1 : 0);
        json.writeEndObject();
    }
}
