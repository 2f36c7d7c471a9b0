package dev.clickmask.annotator.dataset.png;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.clickmask.annotator.dataset.ClassList;
import dev.clickmask.annotator.dataset.ClassList.ClassMask;
import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.dataset.FileStem;
import dev.clickmask.annotator.dataset.FolderDraft;
import dev.clickmask.annotator.dataset.labelmap.LabelCanvas;
import dev.clickmask.annotator.dataset.labelmap.LabelDepth;
import dev.clickmask.annotator.dataset.labelmap.SegmentTable;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a folder with a PNG for each image below {@code masks/}, whose pixels are the numbers of the instances from 1 on,
 * and {@code instances.json}, which says of what category each is, in the
 * words of COCO panoptic. Up to 255 instances make a palette PNG of 8 bits, up to
 * 65,535 a gray one of 16.
 *
 * <p>A pixel has one number: where instances overlap, that of the topmost. One that is hidden under others is left out.
 */
public final class InstancePngWriter implements DatasetWriter {
    static final String TABLE = "instances.json";

    private final ClassList classes;
    private final FolderDraft folder;
    private final OutputStream table;
    private final JsonGenerator json;

    /**
     * Begins a data set.
     *
     * @param target new or empty folder
     * @param categories all that the instances are of
     */
    public InstancePngWriter(Path target, List<Category> categories) throws IOException {
        classes = new ClassList(categories);
        folder = FolderDraft.of(target);
        table = folder.open(TABLE);
        json = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .build()
                .createGenerator(table, JsonEncoding.UTF8);
        json.writeStartObject();
        SegmentTable.writeCategories(json, categories);
        json.writeArrayFieldStart("images");
    }

    @Override
    public void write(AnnotatedImage image) throws IOException {
        List<ClassMask> objects = classes.visibleMasks(image);
        LabelDepth depth = objects.size() <= LabelDepth.PALETTE_8.max() ? LabelDepth.PALETTE_8 : LabelDepth.GRAY_16;
        if (objects.size() > depth.max()) {
            throw new IOException(image.file() + " has " + objects.size() + " instances; a PNG can number 65535");
        }
        LabelCanvas canvas = new LabelCanvas(image.size(), depth);
        for (int i = 0; i < objects.size(); i++) {
            canvas.paint(objects.get(i).mask(), i + 1);
        }
        String mask = "masks/" + FileStem.of(image.file()) + ".png";
        folder.write(mask, canvas::writePng);
        writeEntry(image, mask, objects);
    }

    private void writeEntry(AnnotatedImage image, String mask, List<ClassMask> objects) throws IOException {
        json.writeStartObject();
        json.writeStringField("file_name", image.file());
        json.writeStringField("mask", mask);
        json.writeNumberField("width", image.size().width());
        json.writeNumberField("height", image.size().height());
        json.writeArrayFieldStart("segments_info");
        for (int i = 0; i < objects.size(); i++) {
            ClassMask object = objects.get(i);
            SegmentTable.writeSegment(json, i + 1, object.instance(), object.mask());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public void finish() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.close();
        folder.finish();
    }

    @Override
    public void close() throws IOException {
        try (folder) {
            table.close();
        }
    }
}
