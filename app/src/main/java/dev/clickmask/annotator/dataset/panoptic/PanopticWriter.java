package dev.clickmask.annotator.dataset.panoptic;

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
import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code panoptic.json} and, below {@code panoptic/}, a PNG for each image ("panoptic segmentation" at
 * cocodataset.org/#format-data). Images are numbered from 1, and so are the segments of each.
 *
 * <p>A pixel belongs to one segment: where instances overlap, to the topmost. One that is hidden under others is left out.
 * All categories are things. Names and sizes of the images are held until the end.
 */
public final class PanopticWriter implements DatasetWriter {
    static final String NAME = "panoptic";

    private final ClassList classes;
    private final FolderDraft folder;
    private final OutputStream file;
    private final JsonGenerator json;
    private final List<ImageEntry> images = new ArrayList<>();

    /**
     * Begins a data set.
     *
     * @param target new or empty folder
     * @param categories all that the instances are of
     */
    public PanopticWriter(Path target, List<Category> categories) throws IOException {
        classes = new ClassList(categories);
        folder = FolderDraft.of(target);
        file = folder.open(NAME + ".json");
        json = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .build()
                .createGenerator(file, JsonEncoding.UTF8);
        json.writeStartObject();
        json.writeArrayFieldStart("annotations");
    }

    private record ImageEntry(String name, Size size) {}

    @Override
    public void write(AnnotatedImage image) throws IOException {
        images.add(new ImageEntry(image.file(), image.size()));
        List<ClassMask> segments = classes.visibleMasks(image);
        LabelCanvas canvas = new LabelCanvas(image.size(), LabelDepth.RGB_24);
        String png = FileStem.of(image.file()) + ".png";
        json.writeStartObject();
        json.writeNumberField("image_id", images.size());
        json.writeStringField("file_name", png);
        json.writeArrayFieldStart("segments_info");
        for (int i = 0; i < segments.size(); i++) {
            ClassMask segment = segments.get(i);
            canvas.paint(segment.mask(), i + 1);
            SegmentTable.writeSegment(json, i + 1, segment.instance(), segment.mask());
        }
        json.writeEndArray();
        json.writeEndObject();
        folder.write(NAME + "/" + png, canvas::writePng);
    }

    @Override
    public void finish() throws IOException {
        json.writeEndArray();
        writeImages();
        SegmentTable.writeCategories(json, classes.categories());
        json.writeEndObject();
        json.close();
        folder.finish();
    }

    private void writeImages() throws IOException {
        json.writeArrayFieldStart("images");
        for (int i = 0; i < images.size(); i++) {
            json.writeStartObject();
            json.writeNumberField("id", i + 1);
            json.writeStringField("file_name", images.get(i).name());
            json.writeNumberField("width", images.get(i).size().width());
            json.writeNumberField("height", images.get(i).size().height());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    @Override
    public void close() throws IOException {
        try (folder) {
            file.close();
        }
    }
}
