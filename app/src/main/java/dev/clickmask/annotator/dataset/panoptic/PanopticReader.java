package dev.clickmask.annotator.dataset.panoptic;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.FileStem;
import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.JsonFile;
import dev.clickmask.annotator.dataset.JsonPlace;
import dev.clickmask.annotator.dataset.MalformedDatasetException;
import dev.clickmask.annotator.dataset.labelmap.SegmentTable;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads a panoptic JSON file and the PNGs in the folder beside it that has its name. Things and stuff become instances
 * alike. Names and sizes of the images are held in memory, the annotations are not.
 */
public final class PanopticReader implements DatasetReader {
    private final JsonFile json;
    private final Path pngs;
    private final SegmentTable segments = new SegmentTable();
    private final Map<String, ImageEntry> images = new LinkedHashMap<>();

    private PanopticReader(Path file) {
        this.json = new JsonFile(file);
        this.pngs = file.resolveSibling(
                FileStem.of(file.toAbsolutePath().getFileName().toString()));
    }

    private record ImageEntry(String name, Size size) {}

    /**
     * Opens and checks a data set.
     *
     * @param file the JSON file
     * @param findings told what is left out
     * @throws MalformedDatasetException if a file is not what it should be
     * @throws IOException if a file cannot be read
     */
    public static PanopticReader open(Path file, Consumer<Finding> findings) throws IOException {
        PanopticReader reader = new PanopticReader(file);
        reader.json.forEachIn("categories", reader.segments::addCategory);
        reader.json.forEachIn("images", reader::addImage);
        reader.read(image -> {}, findings);
        return reader;
    }

    private void addImage(JsonPlace entry) throws MalformedDatasetException {
        ImageEntry image = new ImageEntry(entry.member("file_name").imageName(), entry.size());
        if (images.put(entry.member("id").value().asText(), image) != null) {
            throw entry.member("id").malformed("is there twice");
        }
    }

    @Override
    public List<Category> categories() {
        return segments.categories();
    }

    @Override
    public void forEachImage(ImageConsumer consumer) throws IOException {
        read(consumer, finding -> {});
    }

    private void read(ImageConsumer consumer, Consumer<Finding> findings) throws IOException {
        Set<String> annotated = new HashSet<>();
        json.forEachIn("annotations", annotation -> {
            JsonPlace id = annotation.member("image_id");
            ImageEntry image = images.get(id.value().asText());
            if (image == null) {
                throw id.malformed("is of no image");
            }
            if (!annotated.add(id.value().asText())) {
                throw id.malformed("is there twice");
            }
            consumer.accept(image(image, annotation, findings));
        });
        for (Map.Entry<String, ImageEntry> image : images.entrySet()) {
            if (!annotated.contains(image.getKey())) {
                consumer.accept(AnnotatedImage.of(
                        image.getValue().name(), image.getValue().size()));
            }
        }
    }

    private AnnotatedImage image(ImageEntry image, JsonPlace annotation, Consumer<Finding> findings)
            throws IOException {
        Path png = pngs.resolve(annotation.member("file_name").imageName());
        List<Instance> instances = segments.instances(annotation.member("segments_info"), png, image.size(), findings);
        return new AnnotatedImage(image.name(), image.size(), instances);
    }

    @Override
    public void close() {}
}
