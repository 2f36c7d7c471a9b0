package dev.clickmask.annotator.evaluate;

import dev.clickmask.sam.geometry.Size;
import java.io.IOException;

/**
 * One mask of the benchmark.
 *
 * @param imageName name of its image in the report
 * @param maskName name of the mask in the report, unique for the image
 * @param source where the mask comes from
 */
record EvaluationItem(String imageName, String maskName, Source source) {

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
