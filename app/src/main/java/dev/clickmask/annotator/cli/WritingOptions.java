package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.dataset.cutout.CutoutWriter;
import dev.clickmask.annotator.exchange.DatasetFormat;
import dev.clickmask.annotator.exchange.ExportOptions;
import dev.clickmask.annotator.exchange.Holes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command writes a data set. */
final class WritingOptions {
    @Option(
            names = "--holes",
            paramLabel = "HOW",
            description = "coco: masks with holes as run lengths (rle, if not given), or as polygons with the holes cut"
                    + " into the outline (cut).")
    private @Nullable Holes holes;

    @Option(
            names = "--space",
            paramLabel = "SPACE",
            description = "What masks are written on: the upright image (upright, if not given), or the rows that the"
                    + " file has, for readers that ignore the EXIF orientation (stored).")
    private @Nullable Space space;

    @Option(
            names = "--margin",
            paramLabel = "N",
            description = "cutout: transparent pixels on each side; 0 if not given.")
    private @Nullable Integer margin;

    @Option(
            names = "--feather",
            paramLabel = "N",
            description = "cutout: pixels on each side of the border on which an object fades; 0 if not given.")
    private @Nullable Integer feather;

    /** What was asked for; wrong usage if the format does not have it. */
    ExportOptions of(DatasetFormat format, Common common) {
        require(holes == null || format.hasHoles(), "--holes", format, common);
        require(space == null || format.hasSpace(), "--space", format, common);
        require(margin == null || format.hasBorder(), "--margin", format, common);
        require(feather == null || format.hasBorder(), "--feather", format, common);
        return common.argument(() -> new ExportOptions(
                holes == null ? Holes.RLE : holes,
                space == null ? Space.UPRIGHT : space,
                new CutoutWriter.Border(feather == null ? 0 : feather, margin == null ? 0 : margin)));
    }

    private static void require(boolean holds, String option, DatasetFormat format, Common common) {
        if (!holds) {
            throw common.wrongUsage(option + " means nothing for " + format);
        }
    }

    /** What masks were written on, if it is not the usual, as the end of a sentence. */
    static String words(ExportOptions options) {
        return options.space() == Space.STORED ? ", with masks on the rows as they are stored" : "";
    }
}
