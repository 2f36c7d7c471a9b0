package dev.clickmask.annotator.dataset.yolo;

import dev.clickmask.annotator.dataset.ClassList;
import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.FolderFiles;
import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a YOLO segmentation data set: the images below all folders {@code images}, with those labels that Ultralytics
 * would find for each. Images without a label file have no instances. An object is one polygon; its parts and holes, if
 * it has any, hang together by bridges of no width.
 *
 * <p>Names of images are relative to the folder {@code images}, or to the data set where each split has its own.
 */
public final class YoloReader implements DatasetReader {
    private final Path folder;
    private final ClassList classes;
    private final List<String> images;
    private final Space space;

    private YoloReader(Path folder, Space space, ClassList classes, List<String> images) {
        this.folder = folder;
        this.space = space;
        this.classes = classes;
        this.images = images;
    }

    /**
     * Opens and checks a data set.
     *
     * @param folder has {@code data.yaml} in it
     * @param space what its masks lie on
     * @param findings told what is left out
     * @throws dev.clickmask.annotator.dataset.MalformedDatasetException if a file is not what it should be
     * @throws IOException if a file cannot be read
     */
    public static YoloReader open(Path folder, Space space, Consumer<Finding> findings) throws IOException {
        ClassList classes = ClassList.named(ClassNames.read(folder.resolve(YoloLayout.YAML)));
        List<String> images = FolderFiles.images(folder).stream()
                .filter(YoloLayout::isBelowImages)
                .toList();
        YoloReader reader = new YoloReader(folder, space, classes, images);
        reader.read(image -> {}, findings);
        return reader;
    }

    @Override
    public List<Category> categories() {
        return classes.categories();
    }

    @Override
    public Optional<Path> imageFolder() {
        return Optional.of(namesFrom());
    }

    private Path namesFrom() {
        Path common = folder.resolve(YoloLayout.IMAGES);
        return Files.isDirectory(common) ? common : folder;
    }

    @Override
    public void forEachImage(ImageConsumer consumer) throws IOException {
        read(consumer, finding -> {});
    }

    private void read(ImageConsumer consumer, Consumer<Finding> findings) throws IOException {
        for (String image : images) {
            Path file = folder.resolve(image);
            Size size = space.of(ImageFiles.info(file));
            Path labels = folder.resolve(YoloLayout.labels(image));
            List<Instance> instances = Files.exists(labels)
                    ? new LabelLines(labels, classes.categories(), size, findings).read()
                    : List.of();
            consumer.accept(new AnnotatedImage(FolderFiles.name(namesFrom(), file), size, instances));
        }
    }

    @Override
    public void close() {}
}
