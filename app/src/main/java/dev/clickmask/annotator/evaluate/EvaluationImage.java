package dev.clickmask.annotator.evaluate;

import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;
import java.util.List;

/**
 * An image with the masks that models should find on it.
 *
 * @param picture the photograph
 * @param items at least one
 */
record EvaluationImage(Picture picture, List<EvaluationItem> items) {
    /** Read when its turn comes. */
    @FunctionalInterface
    interface Picture {
        RgbImage read() throws IOException;
    }

    EvaluationImage {
        items = List.copyOf(items);
    }
}
