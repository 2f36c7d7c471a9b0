package dev.clickmask.annotator.exchange;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clickmask.annotator.dataset.AtomicFile;
import dev.clickmask.annotator.series.Sector;
import dev.clickmask.annotator.series.SkippedSlice;
import dev.clickmask.annotator.series.SliceBoxes.SliceBox;
import dev.clickmask.sam.geometry.PixelBox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Writes a sector and all that it was made of. Indices count from 0, boxes are x, y, width, height in pixels. */
public final class SectorJson {
    private static final JsonMapper JSON = new JsonMapper();

    private SectorJson() {}

    /** Writes or replaces a file. */
    public static void write(Path file, FoundSector found) throws IOException {
        AtomicFile.write(file, out -> out.write(text(found).getBytes(StandardCharsets.UTF_8)));
    }

    /** The same as text. */
    public static String text(FoundSector found) {
        return tree(found).toPrettyString();
    }

    private static ObjectNode tree(FoundSector found) {
        ObjectNode root = JSON.createObjectNode();
        root.put("series", found.series().place().toString());
        root.put("model", found.model());
        root.put("slices", found.series().names().size());
        root.put("width", found.boxes().size().width());
        root.put("height", found.boxes().size().height());
        found.window()
                .ifPresent(window ->
                        root.putObject("window").put("centre", window.centre()).put("width", window.width()));
        found.series()
                .spacing()
                .ifPresent(spacing -> root.putObject("spacing")
                        .put("unit", "mm")
                        .put("column", spacing.column())
                        .put("row", spacing.row())
                        .put("slice", spacing.slice()));
        found.sector().ifPresentOrElse(there -> root.set("sector", sector(found, there)), () -> root.putNull("sector"));
        ArrayNode boxes = root.putArray("boxes");
        found.boxes().boxes().forEach(box -> boxes.add(box(box, found.sector())));
        ArrayNode skipped = root.putArray("skipped");
        for (SkippedSlice slice : found.boxes().skipped()) {
            skipped.addObject().put("name", slice.name()).put("why", slice.why());
        }
        return root;
    }

    private static ObjectNode sector(FoundSector found, Sector there) {
        ObjectNode sector = JSON.createObjectNode();
        slice(sector.putObject("first"), found, there.first());
        slice(sector.putObject("last"), found, there.last());
        put(sector, there.box());
        return sector;
    }

    private static void slice(ObjectNode node, FoundSector found, int index) {
        node.put("index", index).put("name", found.series().names().get(index));
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
