package dev.clickmask.annotator.dataset.coco;

import dev.clickmask.annotator.document.Instance.Origin;
import org.jspecify.annotations.Nullable;

/**
 * An entry of "annotations". Its ids are texts, empty if missing or bad.
 *
 * @param index its place in the list
 * @param id of itself
 * @param imageId of its image
 * @param categoryId of its category
 * @param shape where it is; {@code null} if bad
 * @param crowd "iscrowd"
 * @param origin what our own writer keeps of it
 * @param track "track_id", or that of "attributes": tells objects apart that are on several images; empty if it has none
 * @param given what the file says about its size
 */
record CocoAnnotation(
        int index,
        String id,
        String imageId,
        String categoryId,
        @Nullable Shape shape,
        boolean crowd,
        Origin origin,
        String track,
        Measures given) {
    private static final int OBJECT_BYTES = 256;
    private static final int PROMPT_BYTES = 64;

    /** About how many bytes it takes in memory as an instance. */
    long weight() {
        return OBJECT_BYTES
                + (shape == null ? 0 : shape.weight())
                + 2L * origin.model().length()
                + (long) PROMPT_BYTES * origin.prompts().size();
    }

    /**
     * What a file says although it follows from the segmentation. An import does not need it.
     *
     * @param area "area", pixels; {@code null} if missing or bad
     * @param box "bbox": left, top, width, height; {@code null} if missing or bad
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Measures(@Nullable Double area, double @Nullable [] box) {}
}
