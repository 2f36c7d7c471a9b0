package dev.clickmask.annotator.dataset.yolo;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.clickmask.annotator.dataset.BridgedRing;
import dev.clickmask.annotator.dataset.ClassList;
import dev.clickmask.annotator.dataset.ClassList.ClassMask;
import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.dataset.FolderDraft;
import dev.clickmask.annotator.dataset.Pictures;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.ContourTracer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a folder that Ultralytics can train on: {@code images/} with copies of the images, {@code labels/} and
 * {@code data.yaml}, which names the one set for training and validation.
 *
 * <p>A line is one object: its class, then one ring of vertices divided by the width and height of the upright image.
 * Parts and holes are joined by bridges of no width, as Ultralytics' own converter joins parts. Instances overlap
 * freely. Crowds are left out, as that converter does, for the format cannot tell them from single objects.
 */
public final class YoloWriter implements DatasetWriter {
    /** A hundredth of a pixel in an image of 100,000. */
    private static final int DECIMALS = 7;

    private final ClassList classes;
    private final Pictures images;
    private final FolderDraft folder;

    /**
     * Begins a data set.
     *
     * @param target new or empty folder
     * @param images folder of the images; each is copied
     * @param categories in the order of their class numbers
     */
    public YoloWriter(Path target, Path images, List<Category> categories) throws IOException {
        this(target, Pictures.in(images), categories);
    }

    /** The same with pictures from wherever they are. */
    public YoloWriter(Path target, Pictures images, List<Category> categories) throws IOException {
        this.classes = new ClassList(categories);
        this.images = images;
        this.folder = FolderDraft.of(target);
    }

    @Override
    public void write(AnnotatedImage image) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (ClassMask object : classes.masks(image)) {
            if (!object.instance().crowd()) {
                lines.append(object.position());
                appendVertices(lines, ring(object), image.size());
                lines.append('\n');
            }
        }
        String copy = images.copy(image.file(), folder, YoloLayout.IMAGES + "/" + image.file());
        folder.write(YoloLayout.labels(copy), out -> out.write(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** A single outline inside the image as it was drawn, everything else along its pixels. */
    private static Polygon ring(ClassMask object) {
        Size size = object.mask().size();
        return object.instance().segmentation() instanceof Segmentation.Outlines drawn
                        && drawn.parts().size() == 1
                        && drawn.parts().get(0).holes().isEmpty()
                        && isInside(drawn.parts().get(0).outline(), size)
                ? drawn.parts().get(0).outline()
                : BridgedRing.of(ContourTracer.trace(object.mask()));
    }

    /** Ultralytics takes a whole file for damaged if one vertex lies outside. */
    private static boolean isInside(Polygon outline, Size size) {
        return outline.vertices().stream()
                .allMatch(vertex -> vertex.x() >= 0
                        && vertex.y() >= 0
                        && vertex.x() <= size.width()
                        && vertex.y() <= size.height());
    }

    private static void appendVertices(StringBuilder line, Polygon ring, Size size) {
        for (ImagePoint vertex : ring.vertices()) {
            line.append(' ').append(share(vertex.x(), size.width()));
            line.append(' ').append(share(vertex.y(), size.height()));
        }
    }

    private static String share(double length, int whole) {
        return BigDecimal.valueOf(length / whole)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public void finish() throws IOException {
        Map<String, Object> yaml = new LinkedHashMap<>();
        // No "path": Ultralytics then looks beside this file.
        yaml.put("train", YoloLayout.IMAGES);
        yaml.put("val", YoloLayout.IMAGES);
        yaml.put("names", classes.names());
        folder.write(YoloLayout.YAML, out -> out.write(new YAMLMapper().writeValueAsBytes(yaml)));
        folder.finish();
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
