package dev.clickmask.annotator.dataset.coco;

import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Names every defect of a COCO file with its JSON path: what is no JSON, of the wrong type or missing; ids that are there
 * twice or point nowhere; names that lead out of the folder; polygons that are none or evidently count from 1, run lengths that do not add up or are
 * of another size than their image; areas and boxes that differ from the segmentation (tolerances: {@code GeometryCheck});
 * and, with a folder at hand, images that are not there. Memory does not grow with the file nor with its defects.
 */
public final class CocoValidator {
    private final Path file;
    private final @Nullable Path images;
    private final PolygonOrigin origin;
    private final Consumer<Finding> findings;
    private long count;

    private CocoValidator(Path file, @Nullable Path images, PolygonOrigin origin, Consumer<Finding> findings) {
        this.file = file;
        this.images = images;
        this.origin = origin;
        this.findings = findings;
    }

    /**
     * Goes through all of a file.
     *
     * @param images folder that the names of images are relative to; {@code null} not to look for them
     * @param polygonOrigin coordinate that the polygons give the top-left corner of the image: 0 in COCO, or 1
     * @param findings takes every defect: those of single entries, then those between entries, each in the order of the
     *     file
     * @return number of defects
     * @throws IOException if the file cannot be read; not for a defect
     */
    public static long validate(Path file, @Nullable Path images, double polygonOrigin, Consumer<Finding> findings)
            throws IOException {
        CocoValidator validator = new CocoValidator(file, images, new PolygonOrigin(polygonOrigin), findings);
        try (Spool spool = Spool.create()) {
            validator.run(spool);
        }
        return validator.count;
    }

    private void add(String place, String sentence) {
        count++;
        findings.accept(new Finding(file, place, sentence));
    }

    private void run(Spool spool) throws IOException {
        Defects defects = this::add;
        if (!CocoParser.parse(file, spool, defects, defects)) {
            return; // What stands after a syntax error is not known, so neither is what refers to it.
        }
        spool.index();
        new References(spool, defects, defects).check();
        origin.check(spool, defects);
        GeometryCheck geometry = new GeometryCheck(defects, origin);
        spool.forEachImage(image -> {
            checkFile(image);
            Size size = image.size();
            if (size != null) {
                spool.forEachAnnotation(image, annotation -> geometry.check(annotation, size));
            }
        });
    }

    private void checkFile(CocoImage image) {
        if (images != null && !image.file().isEmpty() && !isFile(images, image.file())) {
            add(
                    References.place("images", image.index()) + ".file_name",
                    "there is no file " + image.file() + " in " + images);
        }
    }

    private static boolean isFile(Path folder, String name) {
        try {
            return Files.isRegularFile(folder.resolve(name));
        } catch (InvalidPathException e) {
            return false; // This system cannot have a file of that name.
        }
    }
}
