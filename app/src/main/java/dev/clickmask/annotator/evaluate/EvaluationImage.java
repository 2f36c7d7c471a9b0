package dev.clickmask.annotator.evaluate;

import java.nio.file.Path;
import java.util.List;

/**
 * An image with the masks that models should find on it.
 *
 * @param file the photograph
 * @param items at least one
 */
record EvaluationImage(Path file, List<EvaluationItem> items) {
    EvaluationImage {
        items = List.copyOf(items);
    }
}
