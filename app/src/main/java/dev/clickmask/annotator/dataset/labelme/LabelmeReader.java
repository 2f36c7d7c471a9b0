package dev.clickmask.annotator.dataset.labelme;

import dev.clickmask.annotator.dataset.ClassList;
import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.FolderFiles;
import dev.clickmask.annotator.dataset.MalformedDatasetException;
import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.dataset.TextLines;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Reads a folder of LabelMe files: polygons, rectangles, circles and masks. Shapes of one label and one {@code group_id}
 * are one object. Other shapes, flags and descriptions are left out; the first are reported.
 *
 * <p>Categories come in the order of {@code labels.txt}, where there is one, and of their first use.
 */
public final class LabelmeReader implements DatasetReader {
    private final Path folder;
    private final Path images;
    private final Space space;
    private final List<String> files;
    private final Map<String, Integer> idOfLabel = new LinkedHashMap<>();

    private LabelmeReader(Path folder, Path images, Space space, List<String> files) {
        this.folder = folder;
        this.images = images;
        this.space = space;
        this.files = files;
    }

    /**
     * Opens and checks a data set.
     *
     * @param folder folder of the JSON files, which may be in sub-folders
     * @param images folder of the images, which their names will be relative to; often the same
     * @param space what its masks lie on
     * @param findings told what is left out
     * @throws MalformedDatasetException if a file is not what it should be
     * @throws IOException if a file cannot be read
     */
    public static LabelmeReader open(Path folder, Path images, Space space, Consumer<Finding> findings)
            throws IOException {
        LabelmeReader reader = new LabelmeReader(folder, images, space, FolderFiles.withEnding(folder, "json"));
        reader.readLabels(folder.resolve(LabelmeWriter.LABELS));
        Set<String> seen = new TreeSet<>();
        for (String name : reader.files) {
            AnnotatedImage image = reader.image(reader.file(name, findings));
            if (!seen.add(image.file())) {
                throw new MalformedDatasetException(new Finding(
                        folder.resolve(name), "$.imagePath", image.file() + " is annotated in another file as well"));
            }
        }
        return reader;
    }

    private void readLabels(Path file) throws IOException {
        if (Files.exists(file)) {
            for (String label : TextLines.read(file)) {
                // LabelMe's own names for what is no class.
                if (!label.isBlank() && !label.equals("__ignore__") && !label.equals("_background_")) {
                    categoryId(label);
                }
            }
        }
    }

    private int categoryId(String label) {
        return idOfLabel.computeIfAbsent(label, unknown -> idOfLabel.size() + 1);
    }

    @Override
    public List<Category> categories() {
        return ClassList.named(List.copyOf(idOfLabel.keySet())).categories();
    }

    @Override
    public void forEachImage(ImageConsumer consumer) throws IOException {
        for (String name : files) {
            consumer.accept(image(file(name, finding -> {})));
        }
    }

    private LabelmeFile file(String name, Consumer<Finding> findings) throws IOException {
        return LabelmeFile.read(folder.resolve(name), images, space, findings);
    }

    private AnnotatedImage image(LabelmeFile file) {
        List<Instance> instances = new ArrayList<>();
        for (LabelmeObject object : file.objects()) {
            int id = instances.size() + 1;
            instances.add(new Instance(
                    id, categoryId(object.label()), object.segmentation(file.size()), Instance.Origin.UNKNOWN));
        }
        return new AnnotatedImage(file.image(), file.size(), instances);
    }

    @Override
    public void close() {}
}
