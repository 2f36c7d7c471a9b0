package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.dataset.cutout.CutoutWriter;

/**
 * What a person may choose about a data set besides its format; each format takes what concerns it.
 *
 * @param holes for {@link DatasetFormat#COCO}
 * @param space what masks lie on; cut-outs are upright in any case
 * @param border for {@link DatasetFormat#CUTOUT}
 */
public record ExportOptions(Holes holes, Space space, CutoutWriter.Border border) {
    /** What is written if nothing else is said. */
    public static final ExportOptions USUAL =
            new ExportOptions(Holes.RLE, Space.UPRIGHT, new CutoutWriter.Border(/* feather= */ 0, /* margin= */ 0));
}
