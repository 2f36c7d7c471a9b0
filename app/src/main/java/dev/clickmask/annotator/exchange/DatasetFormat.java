package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.dataset.FileStem;
import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.Ids;
import dev.clickmask.annotator.dataset.Space;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The data set formats, by the names that people give them. */
@SuppressWarnings("ImmutableEnumChecker") // the lambdas hold nothing
public enum DatasetFormat {
    /** COCO instances, one JSON file; polygons where they can say it all, else as {@link Holes} says. */
    COCO(
            (place, images, reading, findings) -> CocoReader.open(place, reading.polygonOrigin(), findings),
            to -> new CocoWriter(
                    to.place(),
                    to.categories(),
                    to.options().holes() == Holes.CUT ? SegmentationForm.CUT : SegmentationForm.AUTO,
                    to.options().space(),
                    to.ids())),
    /** COCO instances with all masks as run lengths. */
    COCO_RLE(
            (place, images, reading, findings) -> CocoReader.open(place, reading.polygonOrigin(), findings),
            to -> new CocoWriter(
                    to.place(),
                    to.categories(),
                    SegmentationForm.RLE,
                    to.options().space(),
                    to.ids())),
    /** The same with the run lengths as lists of numbers, for readers that do not know the compressed text. */
    COCO_COUNTS(
            (place, images, reading, findings) -> CocoReader.open(place, reading.polygonOrigin(), findings),
            to -> new CocoWriter(
                    to.place(),
                    to.categories(),
                    SegmentationForm.COUNTS,
                    to.options().space(),
                    to.ids())),
    /** YOLO segmentation, a folder. */
    YOLO(
            (place, images, reading, findings) -> YoloReader.open(place, reading.space(), findings),
            to -> new YoloWriter(to.place(), to.images(), to.categories())),
    /** LabelMe, a folder with a JSON file for each image. */
    LABELME(
            (place, images, reading, findings) -> LabelmeReader.open(place, images, reading.space(), findings),
            to -> new LabelmeWriter(to.place(), to.images(), to.categories())),
    /** Pascal VOC segmentation, a folder with a picture of classes and one of objects for each image. */
    VOC(
            (place, images, reading, findings) -> VocReader.open(place, reading.space(), findings),
            to -> new VocWriter(to.place(), to.images(), to.categories())),
    /** A picture of object numbers for each image, and a table of what they are. */
    PNG(
            (place, images, reading, findings) -> InstancePngReader.open(place, findings),
            to -> new InstancePngWriter(to.place(), to.categories())),
    /** COCO panoptic, a folder with a JSON file and its pictures; read by giving that file. */
    COCO_PANOPTIC(
            (place, images, reading, findings) -> PanopticReader.open(place, findings),
            to -> new PanopticWriter(to.place(), to.categories())),
    /** Each object alone on a transparent ground; cannot be read back. */
    CUTOUT(
            (place, images, reading, findings) -> {
                throw new IOException("cut-outs do not say where they were, so " + place + " cannot be read back");
            },
            to -> new CutoutWriter(
                    to.place(),
                    to.categories(),
                    name -> to.images().image(name).read().image(),
                    to.options().border()));

    private final Opening opening;
    private final Creation creation;

    private interface Opening {
        DatasetReader open(Path place, Path images, Reading reading, Consumer<Finding> findings) throws IOException;
    }

    /** What is known of a data set when it is opened. */
    private record Reading(Space space, int polygonOrigin) {}

    private interface Creation {
        DatasetWriter create(Target to) throws IOException;
    }

    /**
     * A data set that is to be written.
     *
     * @param place its file or folder, which appears when the writer is finished
     * @param images that it will name
     * @param categories all that its instances are of
     * @param ids numbers, where the format has them
     */
    public record Target(
            Path place, ProjectPictures images, List<Category> categories, Ids ids, ExportOptions options) {
        /** A data set of images that lie in a folder. */
        public Target(Path place, Path images, List<Category> categories, Ids ids, ExportOptions options) {
            this(place, ProjectPictures.of(images), categories, ids, options);
        }
    }

    DatasetFormat(Opening opening, Creation creation) {
        this.opening = opening;
        this.creation = creation;
    }

    /**
     * Opens a data set of this format. What comes out lies on the upright images.
     *
     * @param place its file or folder
     * @param images folder of the images that it names
     * @param told what a person says of it
     * @param findings hears of what is left out
     */
    public DatasetReader open(Path place, Path images, ImportOptions told, Consumer<Finding> findings)
            throws IOException {
        boolean file = isOneFile() || this == COCO_PANOPTIC;
        if (file ? Files.isDirectory(place) : Files.isRegularFile(place)) {
            throw new IOException(place + " is a " + (file ? "folder" : "file") + ", but a data set of the format "
                    + this + " is a " + (file ? "JSON file" : "folder") + ". Name that, or choose another format");
        }
        Space usual = StoredRowsWriter.isNoted(place) ? Space.STORED : Space.UPRIGHT;
        Space given = told.space();
        Reading reading = new Reading(given != null ? given : usual, told.polygonOrigin());
        DatasetReader reader = opening.open(place, images, reading, findings);
        Space space = given != null ? given : reader.space().orElse(usual);
        return space == Space.STORED
                ? new StoredRowsReader(reader, reader.imageFolder().orElse(images))
                : reader;
    }

    /** Begins a data set of this format. */
    public DatasetWriter create(Target to) throws IOException {
        DatasetWriter writer = creation.create(to);
        return to.options().space() == Space.STORED && hasSpace()
                ? new StoredRowsWriter(writer, to.images(), isOneFile() ? null : to.place())
                : writer;
    }

    /** Whether a person may choose how holes are written. */
    public boolean hasHoles() {
        return this == COCO;
    }

    /** Whether a person may choose what masks lie on. */
    public boolean hasSpace() {
        return this != CUTOUT;
    }

    /** Whether there are programs that count its pixels from 1, so that a person may have to say so. */
    public boolean hasPolygonOrigin() {
        return isOneFile();
    }

    /** Whether a person may choose what is around an object. */
    public boolean hasBorder() {
        return this == CUTOUT;
    }

    /** As a person types it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a data set is one file, rather than a folder. */
    public boolean isOneFile() {
        return this == COCO || this == COCO_RLE || this == COCO_COUNTS;
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
        if (Files.exists(place.resolve("panoptic.json"))) {
            return COCO_PANOPTIC;
        }
        return Files.exists(place.resolve("instances.json")) ? PNG : LABELME;
    }
}
