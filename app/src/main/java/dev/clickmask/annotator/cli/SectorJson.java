package dev.clickmask.annotator.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clickmask.annotator.dataset.AtomicFile;
import dev.clickmask.annotator.series.Sector;
import dev.clickmask.annotator.series.SkippedSlice;
import dev.clickmask.annotator.series.SliceBoxes.SliceBox;
import dev.clickmask.sam.geometry.PixelBox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Writes a sector and all that it was made of. Indices count from 0, boxes are x, y, width, height in pixels. */
final class SectorJson {
    private static final JsonMapper JSON = new JsonMapper();

    private SectorJson() {}

    static void write(Path file, SectorReport report) throws IOException {
        AtomicFile.write(
                file, out -> out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree(report))));
    }

    private static ObjectNode tree(SectorReport report) {
        ObjectNode root = JSON.createObjectNode();
        root.put("series", report.series().place().toString());
        root.put("model", report.model());
        root.put("slices", report.series().names().size());
        root.put("width", report.boxes().size().width());
        root.put("height", report.boxes().size().height());
        report.window()
                .ifPresent(window ->
                        root.putObject("window").put("centre", window.centre()).put("width", window.width()));
        report.series()
                .spacing()
                .ifPresent(spacing -> root.putObject("spacing")
                        .put("unit", "mm")
                        .put("column", spacing.column())
                        .put("row", spacing.row())
                        .put("slice", spacing.slice()));
        report.sector()
                .ifPresentOrElse(found -> root.set("sector", sector(report, found)), () -> root.putNull("sector"));
        ArrayNode boxes = root.putArray("boxes");
        report.boxes().boxes().forEach(box -> boxes.add(box(box, report.sector())));
        ArrayNode skipped = root.putArray("skipped");
        for (SkippedSlice slice : report.boxes().skipped()) {
            skipped.addObject().put("name", slice.name()).put("why", slice.why());
        }
        return root;
    }

    private static ObjectNode sector(SectorReport report, Sector found) {
        ObjectNode sector = JSON.createObjectNode();
        slice(sector.putObject("first"), report, found.first());
        slice(sector.putObject("last"), report, found.last());
        put(sector, found.box());
        return sector;
    }

    private static void slice(ObjectNode node, SectorReport report, int index) {
        node.put("index", index).put("name", report.series().names().get(index));
    }

    private static ObjectNode box(SliceBox slice, Optional<Sector> sector) {
        ObjectNode node = JSON.createObjectNode();
        node.put("index", slice.index()).put("name", slice.name());
        slice.box().ifPresentOrElse(box -> put(node, box), () -> node.putNull("box"));
        slice.cells().ifPresent(cells -> put(node.putArray("cells"), cells));
        if (slice.box().isPresent()) {
            node.put("used", sector.isPresent() && sector.get().used().contains(slice.index()));
        }
        return node;
    }

    private static void put(ObjectNode node, PixelBox box) {
        put(node.putArray("box"), box);
    }

    private static void put(ArrayNode numbers, PixelBox box) {
        numbers.add(box.x()).add(box.y()).add(box.width()).add(box.height());
    }
}
