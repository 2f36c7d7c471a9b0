package dev.clickmask.annotator.dataset.voc;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.FileStem;
import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.FolderFiles;
import dev.clickmask.annotator.dataset.MalformedDatasetException;
import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.dataset.labelmap.LabelMap;
import dev.clickmask.annotator.dataset.labelmap.LabelPng;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.mask.Mask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the segmentations of a Pascal VOC folder: all PNGs in {@code SegmentationClass}, whatever set they are in. With
 * its PNG in {@code SegmentationObject}, each object becomes an instance of the class that most of its pixels have.
 * Without, all pixels of a class become one crowd, for nothing tells its objects apart. Void is left out.
 */
public final class VocReader implements DatasetReader {
    private final Path folder;
    private final Space space;
    private final VocClasses classes;
    private final List<String> pngs;
    private final Map<String, String> imageOfStem = new HashMap<>();

    private VocReader(Path folder, Space space) throws IOException {
        this.folder = folder;
        this.space = space;
        this.classes = VocClasses.read(folder.resolve(VocLayout.LABELMAP));
        this.pngs = FolderFiles.withEnding(folder.resolve(VocLayout.CLASSES), "png");
        if (Files.isDirectory(folder.resolve(VocLayout.IMAGES))) {
            FolderFiles.images(folder.resolve(VocLayout.IMAGES))
                    .forEach(image -> imageOfStem.put(FileStem.of(image), image));
        }
    }

    /**
     * Opens and checks a data set.
     *
     * @param folder has {@code SegmentationClass} in it
     * @param space what its masks lie on
     * @param findings told what is left out
     * @throws MalformedDatasetException if a file is not what it should be
     * @throws IOException if a file cannot be read
     */
    public static VocReader open(Path folder, Space space, Consumer<Finding> findings) throws IOException {
        VocReader reader = new VocReader(folder, space);
        reader.read(image -> {}, findings);
        return reader;
    }

    @Override
    public List<Category> categories() {
        return classes.categories();
    }

    @Override
    public Optional<Path> imageFolder() {
        Path images = folder.resolve(VocLayout.IMAGES);
        return Files.isDirectory(images) ? Optional.of(images) : Optional.empty();
    }

    @Override
    public void forEachImage(ImageConsumer consumer) throws IOException {
        read(consumer, finding -> {});
    }

    private void read(ImageConsumer consumer, Consumer<Finding> findings) throws IOException {
        for (String png : pngs) {
            consumer.accept(image(png, findings));
        }
    }

    private AnnotatedImage image(String png, Consumer<Finding> findings) throws IOException {
        Path classFile = folder.resolve(VocLayout.CLASSES + png);
        Path objectFile = folder.resolve(VocLayout.OBJECTS + png);
        String stem = FileStem.of(png);
        Size size = size(classFile, imageOfStem.get(stem));
        SortedMap<Integer, Mask> ofClasses = classes.masks(labels(classFile, size), classFile);
        List<Instance> instances = Files.exists(objectFile)
                ? objects(
                        objectMasks(objectFile, size),
                        ofClasses,
                        sentence -> findings.accept(new Finding(objectFile, "", sentence)))
                : crowds(ofClasses);
        return new AnnotatedImage(imageOfStem.getOrDefault(stem, stem + ".jpg"), size, instances);
    }

    private static List<Instance> crowds(SortedMap<Integer, Mask> ofClasses) {
        List<Instance> crowds = new ArrayList<>();
        ofClasses.forEach((id, mask) -> crowds.add(instance(crowds.size() + 1, id, mask, true)));
        return crowds;
    }

    private static Collection<Mask> objectMasks(Path file, Size size) throws IOException {
        LabelMap objects = labels(file, size);
        return objects.masks(number -> VocClasses.isObject(objects, number)).values();
    }

    /** The size of the image if there is one, which the PNGs must have, too. */
    private Size size(Path classFile, @Nullable String image) throws IOException {
        if (image != null) {
            return space.of(ImageFiles.info(folder.resolve(VocLayout.IMAGES).resolve(image)));
        }
        try (LabelPng png = LabelPng.open(classFile)) {
            return png.size();
        }
    }

    private static LabelMap labels(Path file, Size size) throws IOException {
        try (LabelPng png = LabelPng.open(file)) {
            return png.read(size);
        }
    }

    /** The objects, each of the class that most of its pixels have. */
    private static List<Instance> objects(
            Collection<Mask> masks, SortedMap<Integer, Mask> ofClasses, Consumer<String> findings) {
        List<Instance> instances = new ArrayList<>();
        for (Mask mask : masks) {
            int categoryId = 0;
            long most = 0;
            for (Map.Entry<Integer, Mask> ofClass : ofClasses.entrySet()) {
                long common = ofClass.getValue().intersection(mask).area();
                if (common > most) {
                    categoryId = ofClass.getKey();
                    most = common;
                }
            }
            if (most == 0) {
                findings.accept("has an object of " + mask.area() + " pixels without a class; left out");
            } else {
                instances.add(instance(instances.size() + 1, categoryId, mask, false));
            }
        }
        return instances;
    }

    private static Instance instance(int id, int categoryId, Mask mask, boolean crowd) {
        return new Instance(id, categoryId, new Segmentation.Pixels(mask), crowd, Instance.Origin.UNKNOWN);
    }

    @Override
    public void close() {}
}
