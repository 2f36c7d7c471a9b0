package dev.clickmask.annotator.dataset.labelme;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.clickmask.annotator.dataset.ClassList;
import dev.clickmask.annotator.dataset.ClassList.ClassMask;
import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.dataset.FileStem;
import dev.clickmask.annotator.dataset.FolderDraft;
import dev.clickmask.annotator.dataset.Pictures;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes a folder of LabelMe files, which refer to the images where they are, and {@code labels.txt} for the command line
 * of LabelMe, with the categories in order.
 *
 * <p>Outlines are written as they were drawn. Pixels become polygons along their edges, or a mask if they have holes,
 * which polygons cannot say; the shapes of one object have a common {@code group_id}. Instances overlap freely. Crowds
 * become objects like any other, for the format cannot tell them apart.
 */
public final class LabelmeWriter implements DatasetWriter {
    static final String LABELS = "labels.txt";
    private static final String VERSION = "5.5.0";

    private final ClassList classes;
    private final Pictures images;
    private final FolderDraft folder;
    private final JsonFactory json = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    /**
     * Begins a data set.
     *
     * @param target new or empty folder
     * @param images folder of the images
     * @param categories in the order of {@code labels.txt}
     * @throws IllegalArgumentException if the name of a category has a line break
     */
    public LabelmeWriter(Path target, Path images, List<Category> categories) throws IOException {
        this(target, Pictures.in(images), categories);
    }

    /** The same with pictures from wherever they are; of slices there are copies beside the JSON files. */
    public LabelmeWriter(Path target, Pictures images, List<Category> categories) throws IOException {
        this.classes = new ClassList(categories);
        String labels = String.join("\n", classes.namesOfOneLine()) + "\n";
        this.images = images;
        this.folder = FolderDraft.of(target);
        folder.write(LABELS, out -> out.write(labels.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void write(AnnotatedImage image) throws IOException {
        List<ClassMask> objects = classes.masks(image);
        folder.write(FileStem.of(image.file()) + ".json", out -> write(out, image, objects));
    }

    private void write(OutputStream out, AnnotatedImage image, List<ClassMask> objects) throws IOException {
        try (JsonGenerator generator = json.createGenerator(out, JsonEncoding.UTF8)) {
            generator.useDefaultPrettyPrinter();
            generator.writeStartObject();
            generator.writeStringField("version", VERSION);
            generator.writeObjectFieldStart("flags");
            generator.writeEndObject();
            generator.writeArrayFieldStart("shapes");
            ShapeWriter shapes = new ShapeWriter(generator);
            for (ClassMask object : objects) {
                shapes.write(object, classes.names().get(object.position()));
            }
            generator.writeEndArray();
            generator.writeStringField("imagePath", imagePath(image.file()));
            generator.writeNullField("imageData");
            generator.writeNumberField("imageHeight", image.size().height());
            generator.writeNumberField("imageWidth", image.size().width());
            generator.writeEndObject();
        }
    }

    /** The image as seen from the folder of its JSON file. */
    private String imagePath(String name) throws IOException {
        Optional<String> copy = copy(name);
        if (copy.isPresent()) {
            return copy.get();
        }
        Path image = images.file(name).toAbsolutePath().normalize();
        Path from = folder.target().resolve(name).resolveSibling("");
        try {
            return from.relativize(image).toString().replace('\\', '/');
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "no relative path leads from " + from + " to " + image + "; choose a folder on the same drive", e);
        }
    }

    private Optional<String> copy(String name) throws IOException {
        if (images.made(name).isEmpty()) {
            return Optional.empty();
        }
        String copy = images.copy(name, folder, name);
        return Optional.of(copy.substring(copy.lastIndexOf('/') + 1));
    }

    @Override
    public void finish() throws IOException {
        folder.finish();
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
