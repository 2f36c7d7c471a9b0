package dev.clickmask.annotator.dataset.png;

import dev.clickmask.annotator.dataset.DatasetReader;
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
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reads what {@link InstancePngWriter} writes. */
public final class InstancePngReader implements DatasetReader {
    private final Path folder;
    private final JsonFile table;
    private final SegmentTable segments = new SegmentTable();

    private InstancePngReader(Path folder) {
        this.folder = folder;
        this.table = new JsonFile(folder.resolve(InstancePngWriter.TABLE));
    }

    /**
     * Opens and checks a data set.
     *
     * @param findings told what is left out
     * @throws MalformedDatasetException if a file is not what it should be
     * @throws IOException if a file cannot be read
     */
    public static InstancePngReader open(Path folder, Consumer<Finding> findings) throws IOException {
        InstancePngReader reader = new InstancePngReader(folder);
        reader.table.forEachIn("categories", reader.segments::addCategory);
        Set<String> seen = new HashSet<>();
        reader.table.forEachIn("images", entry -> {
            if (!seen.add(reader.image(entry, findings).file())) {
                throw entry.member("file_name").malformed("is there twice");
            }
        });
        return reader;
    }

    @Override
    public List<Category> categories() {
        return segments.categories();
    }

    @Override
    public void forEachImage(ImageConsumer consumer) throws IOException {
        table.forEachIn("images", entry -> consumer.accept(image(entry, finding -> {})));
    }

    private AnnotatedImage image(JsonPlace entry, Consumer<Finding> findings) throws IOException {
        Size size = entry.size();
        Path png = folder.resolve(entry.member("mask").imageName());
        List<Instance> instances = segments.instances(entry.member("segments_info"), png, size, findings);
        return new AnnotatedImage(entry.member("file_name").imageName(), size, instances);
    }

    @Override
    public void close() {}
}
