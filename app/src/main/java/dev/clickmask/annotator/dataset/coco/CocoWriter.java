package dev.clickmask.annotator.dataset.coco;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.clickmask.annotator.dataset.AtomicFile;
import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.dataset.Ids;
import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.mask.Mask;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes instances as a COCO file ("object detection" at cocodataset.org/#format-data). Annotations wait in a file of
 * their own until all images are known, because COCO's files name the images first.
 *
 * <p>The annotation of an instance that a model made has one more object than COCO knows, {@code clickmask}: the prompts,
 * the model that answered, and its predicted IoU. So has "info", which says whether masks lie on upright images.
 */
public final class CocoWriter implements DatasetWriter {
    private static final JsonFactory JSON = JsonFactory.builder()
            // Leave a file that failed half-way as it is, rather than close its brackets.
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final Path target;
    private final List<Category> categories;
    private final Set<Integer> categoryIds;
    private final Ids ids;
    private final Space space;
    private final Part images = new Part();
    private final Part annotations = new Part();
    private final AnnotationWriter annotationWriter;

    /**
     * Begins a file.
     *
     * @param target file that appears when the writer is finished; replaced if it exists
     * @param categories all that the instances are of
     * @param form how masks are written
     * @param space what they lie on, as the file shall say
     * @param ids where the numbers come from
     * @throws IOException if it is clear already that the target cannot be written
     */
    public CocoWriter(Path target, List<Category> categories, SegmentationForm form, Space space, Ids ids)
            throws IOException {
        AtomicFile.requireWritable(target);
        this.target = target;
        this.categories = List.copyOf(categories);
        this.categoryIds = categories.stream().map(Category::id).collect(Collectors.toSet());
        this.ids = ids;
        this.space = space;
        this.annotationWriter = new AnnotationWriter(annotations.json, form);
    }

    /** An array that waits in a temporary file to be put into the target. */
    private static final class Part {
        private final Path file;
        private final OutputStream out;
        private final JsonGenerator json;

        Part() throws IOException {
            file = Files.createTempFile("clickmask-", ".json");
            out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
            json = JSON.createGenerator(out, JsonEncoding.UTF8);
            json.writeStartArray();
        }

        void end() throws IOException {
            json.writeEndArray();
            json.close();
            out.close();
        }

        void delete() throws IOException {
            json.close();
            out.close();
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void write(AnnotatedImage image) throws IOException {
        long imageId = ids.image(image);
        images.json.writeStartObject();
        images.json.writeNumberField("id", imageId);
        images.json.writeStringField("file_name", image.file());
        images.json.writeNumberField("width", image.size().width());
        images.json.writeNumberField("height", image.size().height());
        images.json.writeEndObject();
        for (Instance instance : image.instances()) {
            Mask mask = instance.segmentation().mask();
            requireExportable(instance, mask, image);
            annotationWriter.write(ids.annotation(instance), imageId, instance, mask);
        }
    }

    private void requireExportable(Instance instance, Mask mask, AnnotatedImage image) {
        String which = "instance " + instance.id() + " of " + image.file();
        if (!categoryIds.contains(instance.categoryId())) {
            throw new IllegalArgumentException(which + " is of the unknown category " + instance.categoryId());
        }
        if (!mask.size().equals(image.size())) {
            throw new IllegalArgumentException(
                    which + " has a mask of " + mask.size() + " on an image of " + image.size());
        }
    }

    @Override
    public void finish() throws IOException {
        images.end();
        annotations.end();
        AtomicFile.write(target, out -> {
            try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
                json.writeStartObject();
                json.writeObjectFieldStart("info");
                json.writeStringField("description", "Annotated with Clickmask");
                json.writeObjectFieldStart("clickmask");
                json.writeStringField("space", space.toString());
                json.writeEndObject();
                json.writeEndObject();
                json.writeArrayFieldStart("licenses");
                json.writeEndArray();
                put(json, "images", images, out);
                put(json, "annotations", annotations, out);
                writeCategories(json);
                json.writeEndObject();
            }
        });
    }

    /** Copies the finished array behind what the generator has written so far. */
    private static void put(JsonGenerator json, String name, Part array, OutputStream out) throws IOException {
        json.writeFieldName(name);
        json.writeRawValue("");
        json.flush();
        Files.copy(array.file, out);
    }

    private void writeCategories(JsonGenerator json) throws IOException {
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

    @Override
    public void close() throws IOException {
        try {
            images.delete();
        } finally {
            annotations.delete();
        }
    }
}
