package dev.clickmask.annotator.dataset.coco;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.clickmask.annotator.dataset.AtomicFile;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.mask.Mask;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes instances as a COCO file ("object detection" at cocodataset.org/#format-data), one annotation after the other,
 * so that memory does not grow with their number.
 *
 * <p>Images and annotations are numbered from 1 in the order given. The annotation of an instance that a model made has
 * one more object than COCO knows, {@code clickmask}: the prompts, the model that answered, and its predicted IoU.
 */
public final class CocoWriter {
    private final SegmentationForm form;
    private final JsonFactory json = JsonFactory.builder()
            // Leave a file that failed half-way as it is, rather than close its brackets.
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    public CocoWriter(SegmentationForm form) {
        this.form = form;
    }

    /**
     * Writes or replaces a file, as a whole.
     *
     * @param categories all that the instances are of
     * @param images gone through twice, in the same order
     * @throws IllegalArgumentException if an instance has a mask without pixels, of another size than its image, or a
     *     category that is not given
     * @throws IOException if the file cannot be written; the message names it and says what to do
     */
    public void write(Path file, List<Category> categories, Iterable<AnnotatedImage> images) throws IOException {
        AtomicFile.write(file, out -> write(out, categories, images));
    }

    private void write(OutputStream out, List<Category> categories, Iterable<AnnotatedImage> images)
            throws IOException {
        try (JsonGenerator generator = json.createGenerator(out, JsonEncoding.UTF8)) {
            generator.writeStartObject();
            writeInfo(generator);
            writeImages(generator, images);
            writeAnnotations(generator, categories, images);
            writeCategories(generator, categories);
            generator.writeEndObject();
        }
    }

    private static void writeInfo(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("info");
        json.writeStringField("description", "Annotated with Clickmask");
        json.writeEndObject();
        json.writeArrayFieldStart("licenses");
        json.writeEndArray();
    }

    private static void writeImages(JsonGenerator json, Iterable<AnnotatedImage> images) throws IOException {
        json.writeArrayFieldStart("images");
        int id = 0;
        for (AnnotatedImage image : images) {
            json.writeStartObject();
            json.writeNumberField("id", ++id);
            json.writeStringField("file_name", image.file());
            json.writeNumberField("width", image.size().width());
            json.writeNumberField("height", image.size().height());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeAnnotations(JsonGenerator json, List<Category> categories, Iterable<AnnotatedImage> images)
            throws IOException {
        Set<Integer> known = categories.stream().map(Category::id).collect(Collectors.toSet());
        AnnotationWriter annotations = new AnnotationWriter(json, form);
        json.writeArrayFieldStart("annotations");
        int imageId = 0;
        for (AnnotatedImage image : images) {
            imageId++;
            for (Instance instance : image.instances()) {
                Mask mask = instance.segmentation().mask();
                requireExportable(instance, mask, image, known);
                annotations.write(instance, mask, imageId);
            }
        }
        json.writeEndArray();
    }

    private static void requireExportable(Instance instance, Mask mask, AnnotatedImage image, Set<Integer> categories) {
        String which = "instance " + instance.id() + " of " + image.file();
        if (!categories.contains(instance.categoryId())) {
            throw new IllegalArgumentException(which + " is of the unknown category " + instance.categoryId());
        }
        if (!mask.size().equals(image.size())) {
            throw new IllegalArgumentException(
                    which + " has a mask of " + mask.size() + " on an image of " + image.size());
        }
        if (mask.isEmpty()) {
            throw new IllegalArgumentException(which + " has a mask without pixels");
        }
    }

    private static void writeCategories(JsonGenerator json, List<Category> categories) throws IOException {
        json.writeArrayFieldStart("categories");
        for (Category category : categories) {
            json.writeStartObject();
            json.writeNumberField("id", category.id());
            json.writeStringField("name", category.name());
            json.writeStringField("supercategory", "");
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
