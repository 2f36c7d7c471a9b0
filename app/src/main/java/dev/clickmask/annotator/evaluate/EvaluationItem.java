package dev.clickmask.annotator.evaluate;

import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One mask of the benchmark.
 *
 * @param image the photograph
 * @param imageName its name in the report
 * @param maskName name of the mask in the report, unique for the image
 * @param source where the mask comes from
 */
record EvaluationItem(Path image, String imageName, String maskName, Source source) {

    /** Where a mask comes from; read when its turn comes, so that thousands of them need no memory. */
    @FunctionalInterface
    interface Source {
        Truth read(Size imageSize) throws IOException;
    }

    /** Tells the item apart from all others of its data. */
    String key() {
        return imageName + "\t" + maskName;
    }
}
