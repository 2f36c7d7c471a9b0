package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.dataset.FileStem;
import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.coco.CocoIds;
import dev.clickmask.annotator.dataset.coco.CocoReader;
import dev.clickmask.annotator.dataset.coco.CocoWriter;
import dev.clickmask.annotator.dataset.coco.SegmentationForm;
import dev.clickmask.annotator.dataset.cutout.CutoutWriter;
import dev.clickmask.annotator.dataset.labelme.LabelmeReader;
import dev.clickmask.annotator.dataset.labelme.LabelmeWriter;
import dev.clickmask.annotator.dataset.panoptic.PanopticReader;
import dev.clickmask.annotator.dataset.panoptic.PanopticWriter;
import dev.clickmask.annotator.dataset.png.InstancePngReader;
import dev.clickmask.annotator.dataset.png.InstancePngWriter;
import dev.clickmask.annotator.dataset.voc.VocReader;
import dev.clickmask.annotator.dataset.voc.VocWriter;
import dev.clickmask.annotator.dataset.yolo.YoloReader;
import dev.clickmask.annotator.dataset.yolo.YoloWriter;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.sam.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The data set formats, by the names that people give them. */
@SuppressWarnings("ImmutableEnumChecker") // the lambdas hold nothing
public enum DatasetFormat {
    /** COCO instances, one JSON file; polygons where they can say it all, else run lengths. */
    COCO(
            (place, images, findings) -> CocoReader.open(place, findings),
            (place, images, categories, ids) -> new CocoWriter(place, categories, SegmentationForm.AUTO, ids)),
    /** COCO instances with all masks as run lengths. */
    COCO_RLE(
            (place, images, findings) -> CocoReader.open(place, findings),
            (place, images, categories, ids) -> new CocoWriter(place, categories, SegmentationForm.RLE, ids)),
    /** YOLO segmentation, a folder. */
    YOLO(
            (place, images, findings) -> YoloReader.open(place, findings),
            (place, images, categories, ids) -> new YoloWriter(place, images, categories)),
    /** LabelMe, a folder with a JSON file for each image. */
    LABELME(LabelmeReader::open, (place, images, categories, ids) -> new LabelmeWriter(place, images, categories)),
    /** Pascal VOC segmentation, a folder with a picture of classes and one of objects for each image. */
    VOC(
            (place, images, findings) -> VocReader.open(place, findings),
            (place, images, categories, ids) -> new VocWriter(place, images, categories)),
    /** A picture of object numbers for each image, and a table of what they are. */
    PNG(
            (place, images, findings) -> InstancePngReader.open(place, findings),
            (place, images, categories, ids) -> new InstancePngWriter(place, categories)),
    /** COCO panoptic, a folder with a JSON file and its pictures; read by giving that file. */
    COCO_PANOPTIC(
            (place, images, findings) -> PanopticReader.open(place, findings),
            (place, images, categories, ids) -> new PanopticWriter(place, categories)),
    /** Each object alone on a transparent ground; cannot be read back. */
    CUTOUT(
            (place, images, findings) -> {
                throw new IOException("cut-outs do not say where they were, so " + place + " cannot be read back");
            },
            (place, images, categories, ids) -> new CutoutWriter(
                    place, categories, name -> ImageFiles.read(images.resolve(name)), new CutoutWriter.Border(0, 0)));

    private final Opening opening;
    private final Creation creation;

    private interface Opening {
        DatasetReader open(Path place, Path images, Consumer<Finding> findings) throws IOException;
    }

    private interface Creation {
        DatasetWriter create(Path place, Path images, List<Category> categories, CocoIds ids) throws IOException;
    }

    DatasetFormat(Opening opening, Creation creation) {
        this.opening = opening;
        this.creation = creation;
    }

    /**
     * Opens a data set of this format.
     *
     * @param place its file or folder
     * @param images folder of the images that it names
     * @param findings hears of what is left out
     */
    public DatasetReader open(Path place, Path images, Consumer<Finding> findings) throws IOException {
        return opening.open(place, images, findings);
    }

    /**
     * Begins a data set of this format.
     *
     * @param place its file or folder, which appears when the writer is finished
     * @param images folder of the images that it will name
     * @param ids numbers, where the format has them
     */
    public DatasetWriter create(Path place, Path images, List<Category> categories, CocoIds ids) throws IOException {
        return creation.create(place, images, categories, ids);
    }

    /** As a person types it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a data set is one file, rather than a folder. */
    public boolean isOneFile() {
        return this == COCO || this == COCO_RLE;
    }

    /**
     * The format of what lies there.
     *
     * @throws IOException if nothing does, or it is of no format that can be told
     */
    public static DatasetFormat of(Path place) throws IOException {
        if (Files.isRegularFile(place)) {
            String name = String.valueOf(place.getFileName());
            // Panoptic files stand beside the folder of their pictures, which has their name.
            return Files.isDirectory(place.resolveSibling(FileStem.of(name))) ? COCO_PANOPTIC : COCO;
        }
        if (!Files.isDirectory(place)) {
            throw new IOException(place + " does not exist. Check its name");
        }
        if (Files.exists(place.resolve("data.yaml"))) {
            return YOLO;
        }
        if (Files.exists(place.resolve("SegmentationClass"))) {
            return VOC;
        }
        return Files.exists(place.resolve("instances.json")) ? PNG : LABELME;
    }
}
