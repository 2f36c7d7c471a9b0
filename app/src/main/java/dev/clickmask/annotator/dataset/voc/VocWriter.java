package dev.clickmask.annotator.dataset.voc;

import dev.clickmask.annotator.dataset.ClassList;
import dev.clickmask.annotator.dataset.ClassList.ClassMask;
import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.dataset.FileStem;
import dev.clickmask.annotator.dataset.FolderDraft;
import dev.clickmask.annotator.dataset.Pictures;
import dev.clickmask.annotator.dataset.labelmap.LabelCanvas;
import dev.clickmask.annotator.dataset.labelmap.LabelDepth;
import dev.clickmask.annotator.dataset.labelmap.VocPalette;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a folder like that of VOC2012: for each image a palette PNG of classes and one of objects, copies of the images
 * in {@code JPEGImages/} whatever their format, {@code ImageSets/Segmentation/trainval.txt}, and the classes in
 * {@code labelmap.txt} as CVAT writes it.
 *
 * <p>A pixel belongs to one object: where instances overlap, to the topmost. One that is hidden under others is left out.
 * No void border is drawn. Crowds become objects like any other.
 */
public final class VocWriter implements DatasetWriter {
    /** 0 is the background and 255 void. */
    private static final int MAX = VocLayout.VOID - 1;

    private final ClassList classes;
    private final Pictures images;
    private final FolderDraft folder;
    private final OutputStream set;

    /**
     * Begins a data set.
     *
     * @param target new or empty folder
     * @param images folder of the images; each is copied
     * @param categories in the order of their class numbers, from 1 on; at most 254
     * @throws IllegalArgumentException if there are more, or the name of one cannot stand in {@code labelmap.txt}
     */
    public VocWriter(Path target, Path images, List<Category> categories) throws IOException {
        this(target, Pictures.in(images), categories);
    }

    /** The same with pictures from wherever they are. */
    public VocWriter(Path target, Pictures images, List<Category> categories) throws IOException {
        this.classes = new ClassList(categories);
        this.images = images;
        String labelmap = labelmap();
        this.folder = FolderDraft.of(target);
        folder.write(VocLayout.LABELMAP, out -> out.write(labelmap.getBytes(StandardCharsets.UTF_8)));
        this.set = folder.open(VocLayout.SETS + "/trainval.txt");
    }

    private String labelmap() {
        List<String> names = classes.namesOfOneLine();
        if (names.size() > MAX) {
            throw new IllegalArgumentException("Pascal VOC has numbers for 254 categories, not for " + names.size());
        }
        StringBuilder lines = new StringBuilder("# label:color_rgb:parts:actions\n");
        appendLine(lines, VocLayout.BACKGROUND, 0);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).startsWith("#") || names.get(i).equals(VocLayout.BACKGROUND)) {
                throw new IllegalArgumentException(
                        "Pascal VOC cannot have a category \"" + names.get(i) + "\"; rename it");
            }
            appendLine(lines, names.get(i), VocPalette.rgb(i + 1));
        }
        return lines.toString();
    }

    private static void appendLine(StringBuilder lines, String name, int rgb) {
        lines.append(String.format("%s:%d,%d,%d::\n", name, rgb >> 16, (rgb >> 8) & 0xFF, rgb & 0xFF));
    }

    @Override
    public void write(AnnotatedImage image) throws IOException {
        List<ClassMask> objects = classes.visibleMasks(image);
        if (objects.size() > MAX) {
            throw new IOException(image.file() + " has " + objects.size()
                    + " instances, and Pascal VOC numbers for 254; choose another format");
        }
        LabelCanvas ofClasses = new LabelCanvas(image.size(), LabelDepth.PALETTE_8);
        LabelCanvas ofObjects = new LabelCanvas(image.size(), LabelDepth.PALETTE_8);
        for (int i = 0; i < objects.size(); i++) {
            ofClasses.paint(objects.get(i).mask(), objects.get(i).position() + 1);
            ofObjects.paint(objects.get(i).mask(), i + 1);
        }
        String copy = images.copy(image.file(), folder, VocLayout.IMAGES + image.file());
        String stem = FileStem.of(copy.substring(VocLayout.IMAGES.length()));
        folder.write(VocLayout.CLASSES + stem + ".png", ofClasses::writePng);
        folder.write(VocLayout.OBJECTS + stem + ".png", ofObjects::writePng);
        set.write((stem + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void finish() throws IOException {
        set.close();
        folder.finish();
    }

    @Override
    public void close() throws IOException {
        try (folder) {
            set.close();
        }
    }
}
