package dev.clickmask.annotator.dataset.coco;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.Ids;
import dev.clickmask.annotator.dataset.MalformedDatasetException;
import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a COCO file of instances ("object detection" at cocodataset.org/#format-data), by whatever program: polygons stay
 * outlines, run lengths become pixels, crowds stay crowds, and what our own writer added comes back.
 *
 * <p>Ids may be numbers or texts; "iscrowd" a number, a boolean or missing; areas and boxes are not looked at, for they
 * follow from the segmentation. A defect in anything else makes the whole file malformed. Left out, with one warning that
 * counts them, are annotations without a segmentation: a box is not a mask.
 *
 * <p>The file is read once and kept on the disk, in the folder for temporary files, until the reader is closed.
 */
public final class CocoReader implements DatasetReader {
    private final Spool spool;
    private final CategoryTable categories;
    private final PolygonOrigin origin;
    private final TrackTable tracks;
    private final FileIds ids;

    private CocoReader(Spool spool, CategoryTable categories, PolygonOrigin origin, TrackTable tracks, FileIds ids) {
        this.spool = spool;
        this.categories = categories;
        this.tracks = tracks;
        this.origin = origin;
        this.ids = ids;
    }

    /**
     * Reads and checks all of a file whose polygons count from 0, as COCO's do.
     *
     * @param warnings takes what was left out or changed
     * @throws MalformedDatasetException at the first defect, with its JSON path
     */
    public static CocoReader open(Path file, Consumer<Finding> warnings) throws IOException {
        return open(file, 0, warnings);
    }

    /**
     * Reads and checks all of a file.
     *
     * @param polygonOrigin coordinate that the polygons give the top-left corner of the image: 0 in COCO, 1 in files by
     *     programs that count pixels from 1. Nothing in a file says which, but there is a warning where vertices do
     * @param warnings takes what was left out or changed
     * @throws MalformedDatasetException at the first defect, with its JSON path
     */
    public static CocoReader open(Path file, double polygonOrigin, Consumer<Finding> warnings) throws IOException {
        Spool spool = Spool.create();
        boolean opened = false;
        try {
            fill(spool, file);
            CategoryTable categories = new CategoryTable(spool.categories());
            categories.changes().ifPresent(change -> warnings.accept(new Finding(file, "$.categories", change)));
            warnOfShapeless(spool, file, warnings);
            PolygonOrigin origin = new PolygonOrigin(polygonOrigin);
            origin.check(spool, (place, sentence) -> warnings.accept(new Finding(file, place, sentence)));
            CocoReader reader = new CocoReader(spool, categories, origin, new TrackTable(spool), new FileIds(spool));
            opened = true;
            return reader;
        } finally {
            if (!opened) {
                spool.close();
            }
        }
    }

    private static void fill(Spool spool, Path file) throws IOException {
        Defects stop = (place, sentence) -> {
            throw new MalformedDatasetException(new Finding(file, place, sentence));
        };
        Defects overlook = (place, sentence) -> {};
        CocoParser.parse(file, spool, stop, overlook);
        spool.index();
        new References(spool, stop, overlook).check();
    }

    private static void warnOfShapeless(Spool spool, Path file, Consumer<Finding> warnings) throws IOException {
        spool.query("SELECT count(*), min(position) FROM annotation WHERE length(shape) = 0", row -> {
            int count = row.getInt(1);
            if (count > 0) {
                warnings.accept(new Finding(
                        file,
                        References.place("annotations", row.getInt(2)),
                        "has no segmentation and was left out, " + count + " such annotations in all"));
            }
        });
    }

    @Override
    public List<Category> categories() {
        return categories.categories();
    }

    @Override
    public Optional<Space> space() {
        return spool.space();
    }

    /** Those of the file, where all of them are numbers. */
    @Override
    public Ids ids() {
        return ids;
    }

    @Override
    public void forEachImage(ImageConsumer consumer) throws IOException {
        spool.forEachImage(image -> consumer.accept(annotated(image)));
    }

    private AnnotatedImage annotated(CocoImage image) throws IOException {
        Size size = Objects.requireNonNull(image.size());
        List<Instance> instances = new ArrayList<>();
        ids.begin(image);
        spool.forEachAnnotation(image, annotation -> {
            if (!(annotation.shape() instanceof Shape.None)) {
                ids.add(annotation);
                instances.add(instance(instances.size() + 1, annotation, size));
            }
        });
        return new AnnotatedImage(image.file(), size, instances);
    }

    private Instance instance(int id, CocoAnnotation annotation, Size size) {
        return new Instance(
                id,
                categories.idOf(annotation.categoryId()),
                segmentation(Objects.requireNonNull(annotation.shape()), size),
                annotation.crowd(),
                annotation.origin(),
                tracks.of(annotation.track()));
    }

    private Segmentation segmentation(Shape shape, Size size) {
        if (shape instanceof Shape.Runs runs) {
            return new Segmentation.Pixels(runs.rle().toMask());
        }
        return Segmentation.Outlines.solid(size, origin.fromZero(((Shape.Polygons) shape).polygons()));
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
