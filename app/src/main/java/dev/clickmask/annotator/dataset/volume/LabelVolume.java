package dev.clickmask.annotator.dataset.volume;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clickmask.annotator.dataset.AtomicFile;
import dev.clickmask.annotator.dataset.ClassList;
import dev.clickmask.annotator.dataset.ClassList.ClassMask;
import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.labelmap.LabelCanvas;
import dev.clickmask.annotator.dataset.labelmap.LabelDepth;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Track;
import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the annotations of a series as a volume: a TIFF of 16 bits with a page for each image, in the order of the reader, whose
 * pixels are 0 or the number of an object, and beside it a table of the objects. An object that is on several images, by its
 * track, has one number on all of them; an instance without a track has one of its own. Where instances overlap, the topmost
 * has the pixel. Memory is that of one page and of the table. For one thread.
 */
public final class LabelVolume {
    private static final JsonMapper JSON = new JsonMapper();

    private final ClassList classes;
    private final List<ObjectNode> objects = new ArrayList<>();
    private final Map<Integer, Integer> numberOfTrack = new HashMap<>();
    private final ArrayNode names = JSON.createArrayNode();
    private @Nullable Size size;

    private LabelVolume(DatasetReader reader) {
        this.classes = new ClassList(reader.categories());
    }

    /**
     * Writes both files, each whole or not at all.
     *
     * @param target the TIFF; the table has its name with .json behind it
     * @return how many pages it has
     * @throws IOException if the images are of different sizes, there is none, or a file cannot be written
     */
    public static int write(Path target, DatasetReader reader) throws IOException {
        Path table = target.resolveSibling(target.getFileName() + ".json");
        AtomicFile.requireWritable(target);
        AtomicFile.requireWritable(table);
        LabelVolume volume = new LabelVolume(reader);
        AtomicFile.write(target, out -> {
            try (TiffPages pages = new TiffPages(out)) {
                reader.forEachImage(image -> pages.add(volume.page(image)));
                if (volume.names.isEmpty()) {
                    throw new IOException("there is no image to write");
                }
                pages.finish();
            }
        });
        AtomicFile.write(
                table, out -> out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(volume.table())));
        return volume.names.size();
    }

    private LabelCanvas page(AnnotatedImage image) throws IOException {
        Size first = size == null ? image.size() : size;
        if (!image.size().equals(first)) {
            throw new IOException(image.file() + " is of " + image.size() + " pixels and the images before it of "
                    + first + "; a volume needs pages of one size");
        }
        size = first;
        LabelCanvas canvas = new LabelCanvas(first, LabelDepth.GRAY_16);
        for (ClassMask object : classes.visibleMasks(image)) {
            int number = number(object);
            canvas.paint(object.mask(), number);
            ObjectNode entry = objects.get(number - 1);
            entry.put("lastPage", names.size());
            entry.put("pixels", entry.path("pixels").asLong() + object.mask().area());
        }
        names.add(image.file());
        return canvas;
    }

    private int number(ClassMask object) throws IOException {
        Track track = object.instance().track();
        Integer known = track.isKnown() ? numberOfTrack.get(track.id()) : null;
        if (known != null) {
            return known;
        }
        int number = objects.size() + 1;
        if (number > LabelDepth.GRAY_16.max()) {
            throw new IOException(
                    "there are more than " + LabelDepth.GRAY_16.max() + " objects, which 16 bits cannot number");
        }
        ObjectNode entry = JSON.createObjectNode().put("number", number);
        entry.put("category", classes.names().get(object.position()));
        if (track.isKnown()) {
            numberOfTrack.put(track.id(), number);
            entry.put("track", track.id());
        }
        objects.add(entry.put("firstPage", names.size()));
        return number;
    }

    private ObjectNode table() {
        ObjectNode table = JSON.createObjectNode();
        if (size != null) {
            table.put("width", size.width()).put("height", size.height());
        }
        table.set("pages", names);
        table.putArray("objects").addAll(objects);
        return table;
    }
}
