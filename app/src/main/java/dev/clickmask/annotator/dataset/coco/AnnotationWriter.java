package dev.clickmask.annotator.dataset.coco;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clickmask.annotator.dataset.BridgedRing;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.mask.Contour;
import dev.clickmask.sam.mask.ContourTracer;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.Rle;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes the entries of "annotations". */
final class AnnotationWriter {
    private final JsonGenerator json;
    private final SegmentationForm form;

    AnnotationWriter(JsonGenerator json, SegmentationForm form) {
        this.json = json;
        this.form = form;
    }

    /**
     * Writes an instance.
     *
     * @param mask that of the instance, given to compute it but once
     */
    void write(long id, long imageId, Instance instance, Mask mask) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeNumberField("image_id", imageId);
        json.writeNumberField("category_id", instance.categoryId());
        json.writeNumberField("iscrowd", instance.crowd() ? 1 : 0);
        if (instance.track().isKnown()) {
            json.writeNumberField("track_id", instance.track().id());
        }
        json.writeNumberField("area", mask.area());
        writeBounds(mask.bounds());
        json.writeFieldName("segmentation");
        Optional<List<Polygon>> polygons = polygons(instance, mask);
        if (polygons.isPresent()) {
            writePolygons(polygons.get());
        } else {
            writeRle(mask);
        }
        if (!instance.origin().equals(Instance.Origin.UNKNOWN)) {
            writeOrigin(instance.origin());
        }
        json.writeEndObject();
    }

    /** The instance as polygons, where it shall and can be written so. COCO wants crowds as run lengths. */
    private Optional<List<Polygon>> polygons(Instance instance, Mask mask) {
        if (form == SegmentationForm.RLE || form == SegmentationForm.COUNTS || instance.crowd()) {
            return Optional.empty();
        }
        List<Contour> parts = instance.segmentation() instanceof Segmentation.Outlines drawn
                ? drawn.parts()
                : ContourTracer.trace(mask);
        if (parts.isEmpty()) {
            return Optional.empty(); // No polygon says that there is no pixel.
        }
        return form == SegmentationForm.CUT
                        || parts.stream().allMatch(part -> part.holes().isEmpty())
                ? Optional.of(parts.stream()
                        .map(part -> BridgedRing.of(List.of(part)))
                        .toList())
                : Optional.empty();
    }

    private void writeBounds(PixelBox box) throws IOException {
        json.writeFieldName("bbox");
        json.writeArray(new int[] {box.x(), box.y(), box.width(), box.height()}, 0, 4);
    }

    private void writeRle(Mask mask) throws IOException {
        json.writeStartObject();
        json.writeFieldName("size");
        json.writeArray(new int[] {mask.size().height(), mask.size().width()}, 0, 2);
        json.writeFieldName("counts");
        if (form == SegmentationForm.COUNTS) {
            int[] counts = Rle.of(mask).counts();
            json.writeArray(counts, 0, counts.length);
        } else {
            json.writeString(Rle.of(mask).compressed());
        }
        json.writeEndObject();
    }

    private void writePolygons(List<Polygon> polygons) throws IOException {
        json.writeStartArray();
        for (Polygon polygon : polygons) {
            writePolygon(polygon);
        }
        json.writeEndArray();
    }

    private void writePolygon(Polygon polygon) throws IOException {
        json.writeStartArray();
        for (ImagePoint vertex : polygon.vertices()) {
            writeNumbers(vertex.x(), vertex.y());
        }
        json.writeEndArray();
    }

    private void writeOrigin(Instance.Origin origin) throws IOException {
        json.writeObjectFieldStart("clickmask");
        json.writeArrayFieldStart("prompts");
        for (Prompt prompt : origin.prompts()) {
            writePrompt(prompt);
        }
        json.writeEndArray();
        json.writeStringField("model", origin.model());
        json.writeNumberField("predicted_iou", origin.predictedIou());
        if (origin.threshold() != 0) {
            json.writeNumberField("threshold", origin.threshold());
        }
        if (origin.candidate() != Instance.Origin.UNKNOWN_CANDIDATE) {
            json.writeNumberField("candidate", origin.candidate());
        }
        json.writeEndObject();
    }

    private void writePrompt(Prompt prompt) throws IOException {
        json.writeStartObject();
        if (prompt instanceof Prompt.Point point) {
            json.writeArrayFieldStart("point");
            writeNumbers(point.at().x(), point.at().y());
            json.writeEndArray();
            json.writeBooleanField("foreground", point.foreground());
        } else if (prompt instanceof Prompt.BoxPrompt around) {
            Box box = around.box();
            json.writeArrayFieldStart("box");
            writeNumbers(box.x0(), box.y0(), box.x1(), box.y1());
            json.writeEndArray();
        } else {
            throw new IllegalArgumentException("the origin of an instance holds points and boxes, not " + prompt);
        }
        json.writeEndObject();
    }

    /** Whole numbers without a fraction: most coordinates are, and their files half as large. */
    private void writeNumbers(double... numbers) throws IOException {
        for (double number : numbers) {
            if (number == (int) number) {
                json.writeNumber((int) number);
            } else {
                json.writeNumber(number);
            }
        }
    }
}
