package dev.clickmask.annotator.dataset.coco;

import dev.clickmask.annotator.dataset.Ids;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Instance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The numbers that a COCO file gives its images and annotations; counts anew where they are not all numbers. */
final class FileIds implements Ids {
    private final Ids counting = Ids.counting();
    private final boolean imagesKept;
    private final boolean annotationsKept;
    private final List<Long> annotations = new ArrayList<>();
    private long image;

    FileIds(Spool spool) throws IOException {
        imagesKept = areNumbers("image", spool);
        annotationsKept = areNumbers("annotation", spool);
    }

    private static boolean areNumbers(String table, Spool spool) throws IOException {
        int[] others = new int[1];
        spool.query(
                "SELECT count(*) FROM " + table
                        + " WHERE id IS NULL OR id GLOB '*[^0-9]*' OR length(id) > 15 OR (id GLOB '0?*')",
                row -> others[0] = row.getInt(1));
        return others[0] == 0;
    }

    /** Goes on to an image. */
    void begin(CocoImage next) {
        image = imagesKept ? Long.parseLong(next.id()) : 0;
        annotations.clear();
    }

    /** Notes the next of its annotations that is handed out. */
    void add(CocoAnnotation next) {
        annotations.add(annotationsKept ? Long.parseLong(next.id()) : 0);
    }

    @Override
    public long image(AnnotatedImage handedOut) throws IOException {
        return imagesKept ? image : counting.image(handedOut);
    }

    @Override
    public long annotation(Instance handedOut) {
        return annotationsKept ? annotations.get((int) handedOut.id() - 1) : counting.annotation(handedOut);
    }
}
