package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.dataset.Space;
import org.jspecify.annotations.Nullable;

/**
 * What a person may say about a data set that is to be read, since it does not say so itself.
 *
 * @param space what its masks lie on; {@code null} if it says so, or they lie on the upright images
 * @param polygonOrigin coordinate that its polygons give the top-left corner of an image: 0, or 1 where pixels are counted
 *     from 1; for {@link DatasetFormat#hasPolygonOrigin formats} that have polygons of programs that do
 */
public record ImportOptions(@Nullable Space space, int polygonOrigin) {
    /** What is taken for true if nothing is said. */
    public static final ImportOptions USUAL = new ImportOptions(null, 0);

    public ImportOptions {
        if (polygonOrigin != 0 && polygonOrigin != 1) {
            throw new IllegalArgumentException("polygons count pixels from 0 or 1, not from " + polygonOrigin);
        }
    }
}
