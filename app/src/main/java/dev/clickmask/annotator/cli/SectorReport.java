package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.exchange.FoundSector;
import dev.clickmask.annotator.series.Sector;
import dev.clickmask.annotator.series.SkippedSlice;
import dev.clickmask.annotator.series.Spacing;
import dev.clickmask.sam.geometry.PixelBox;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * What came of a search, in words.
 *
 * @param seconds for all slices, reading included, without the start of the program and the model
 */
record SectorReport(FoundSector found, int batch, double seconds) {

    void printTo(PrintWriter out, PrintWriter err) {
        for (SkippedSlice slice : found.boxes().skipped()) {
            err.println("note: " + slice.name() + " " + slice.why());
        }
        err.flush();
        out.println(found.sector()
                .map(this::sentence)
                .orElse("no sector: the object is in none of "
                        + Counted.of(found.boxes().boxes().size(), "slice")));
        int searched = found.boxes().boxes().size();
        out.printf(
                Locale.ROOT,
                "searched %s of %s in %.2f s, %.2f ms a slice, batch %d%s%n",
                Counted.of(searched, "slice"),
                found.boxes().size(),
                seconds,
                1000 * seconds / Math.max(1, searched),
                batch,
                found.window().map(values -> ", window " + values).orElse(""));
        out.flush();
    }

    private String sentence(Sector sector) {
        PixelBox box = sector.box();
        return String.format(
                Locale.ROOT,
                "sector: %s to %s (%s), x %d, y %d, width %d, height %d%s; in %d of them the object was found",
                found.series().names().get(sector.first()),
                found.series().names().get(sector.last()),
                Counted.of(sector.last() - sector.first() + 1L, "slice"),
                box.x(),
                box.y(),
                box.width(),
                box.height(),
                found.series()
                        .spacing()
                        .map(spacing -> millimetres(sector, spacing))
                        .orElse(""),
                sector.used().size());
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
