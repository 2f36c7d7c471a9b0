package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.series.Sector;
import dev.clickmask.annotator.series.Series;
import dev.clickmask.annotator.series.SkippedSlice;
import dev.clickmask.annotator.series.SliceBoxes;
import dev.clickmask.annotator.series.Spacing;
import dev.clickmask.annotator.series.Windowing;
import dev.clickmask.sam.geometry.PixelBox;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of a search, in words.
 *
 * @param model its id
 * @param window which values became black to white; empty if samples were levels as they stand
 * @param seconds for all slices, reading included, without the start of the program and the model
 */
record SectorReport(
        Series series,
        String model,
        Optional<Windowing> window,
        SliceBoxes boxes,
        Optional<Sector> sector,
        int batch,
        double seconds) {

    void printTo(PrintWriter out, PrintWriter err) {
        for (SkippedSlice slice : boxes.skipped()) {
            err.println("note: " + slice.name() + " " + slice.why());
        }
        err.flush();
        out.println(sector.map(this::sentence)
                .orElse("no sector: the object is in none of "
                        + Counted.of(boxes.boxes().size(), "slice")));
        int searched = boxes.boxes().size();
        out.printf(
                Locale.ROOT,
                "searched %s of %s in %.2f s, %.2f ms a slice, batch %d%s%n",
                Counted.of(searched, "slice"),
                boxes.size(),
                seconds,
                1000 * seconds / Math.max(1, searched),
                batch,
                window.map(values -> ", window " + values).orElse(""));
        out.flush();
    }

    private String sentence(Sector found) {
        PixelBox box = found.box();
        return String.format(
                Locale.ROOT,
                "sector: %s to %s (%s), x %d, y %d, width %d, height %d%s; in %d of them the object was found",
                series.names().get(found.first()),
                series.names().get(found.last()),
                Counted.of(found.last() - found.first() + 1L, "slice"),
                box.x(),
                box.y(),
                box.width(),
                box.height(),
                series.spacing().map(spacing -> millimetres(found, spacing)).orElse(""),
                found.used().size());
    }

    private static String millimetres(Sector found, Spacing spacing) {
        return String.format(
                Locale.ROOT,
                ", %.1f x %.1f x %.1f mm",
                found.box().width() * spacing.column(),
                found.box().height() * spacing.row(),
                (found.last() - found.first() + 1) * spacing.slice());
    }
}
