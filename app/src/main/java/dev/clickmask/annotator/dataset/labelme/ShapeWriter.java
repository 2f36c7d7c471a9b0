package dev.clickmask.annotator.dataset.labelme;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clickmask.annotator.dataset.ClassList.ClassMask;
import dev.clickmask.annotator.dataset.labelmap.LabelCanvas;
import dev.clickmask.annotator.dataset.labelmap.LabelDepth;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Contour;
import dev.clickmask.sam.mask.ContourTracer;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Writes the entries of "shapes" of one image. */
final class ShapeWriter {
    private final JsonGenerator json;
    private int lastGroup;

    ShapeWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(ClassMask object, String label) throws IOException {
        List<Contour> parts = object.instance().segmentation() instanceof Segmentation.Outlines drawn
                ? drawn.parts()
                : ContourTracer.trace(object.mask());
        if (parts.stream().allMatch(part -> part.holes().isEmpty())) {
            writePolygons(parts.stream().map(Contour::outline).toList(), label);
        } else {
            writeMask(object.mask(), label);
        }
    }

    private void writePolygons(List<Polygon> polygons, String label) throws IOException {
        if (polygons.size() > 1) {
            lastGroup++;
        }
        for (Polygon polygon : polygons) {
            writeStart(label, "polygon", polygon.vertices());
            if (polygons.size() > 1) {
                json.writeNumberField("group_id", lastGroup);
            } else {
                json.writeNullField("group_id");
            }
            json.writeNullField("mask");
            json.writeEndObject();
        }
    }

    /** A mask is given by its first and last pixel and a picture of its box. */
    private void writeMask(Mask mask, String label) throws IOException {
        PixelBox box = mask.bounds();
        ImagePoint last = new ImagePoint(box.endX() - 1, box.endY() - 1);
        writeStart(label, "mask", List.of(new ImagePoint(box.x(), box.y()), last));
        json.writeNullField("group_id");
        json.writeBinaryField("mask", png(mask));
        json.writeEndObject();
    }

    private static byte[] png(Mask mask) throws IOException {
        PixelBox box = mask.bounds();
        Size size = new Size(box.width(), box.height());
        MaskBuilder cut = new MaskBuilder(size, size.pixels());
        mask.forEachRun((y, fromX, toX) -> cut.fill(y - box.y(), fromX - box.x(), toX - box.x()));
        LabelCanvas canvas = new LabelCanvas(size, LabelDepth.BIT);
        canvas.paint(cut.build(), 1);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        canvas.writePng(png);
        return png.toByteArray();
    }

    private void writeStart(String label, String type, List<ImagePoint> points) throws IOException {
        json.writeStartObject();
        json.writeStringField("label", label);
        json.writeArrayFieldStart("points");
        for (ImagePoint point : points) {
            json.writeArray(new double[] {point.x(), point.y()}, 0, 2);
        }
        json.writeEndArray();
        json.writeStringField("shape_type", type);
        json.writeObjectFieldStart("flags");
        json.writeEndObject();
        json.writeStringField("description", "");
    }
}
