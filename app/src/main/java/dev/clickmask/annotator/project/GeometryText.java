package dev.clickmask.annotator.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Rle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A segmentation as text. Pixels are COCO's compressed run-length code; outlines are a JSON array with an array
 * {@code [x0,y0,x1,y1,...]} for each.
 */
final class GeometryText {
    private static final String PIXELS = "pixels";
    private static final String OUTLINES = "outlines";
    private static final ObjectMapper JSON = new ObjectMapper();

    private GeometryText() {}

    /** Which form the text has. */
    static String form(Segmentation segmentation) {
        return segmentation instanceof Segmentation.Outlines ? OUTLINES : PIXELS;
    }

    static String write(Segmentation segmentation) {
        return segmentation instanceof Segmentation.Outlines drawn
                ? outlines(drawn.outlines())
                : Rle.of(segmentation.mask()).compressed();
    }

    private static String outlines(List<Polygon> outlines) {
        double[][] coordinates = new double[outlines.size()][];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = outlines.get(i).vertices().stream()
                    .flatMapToDouble(vertex -> DoubleStream.of(vertex.x(), vertex.y()))
                    .toArray();
        }
        return JSON.valueToTree(coordinates).toString();
    }

    /** @throws IllegalArgumentException if the text is not of that form */
    static Segmentation read(String form, String text, Size size) {
        return switch (form) {
            case PIXELS -> new Segmentation.Pixels(Rle.parse(text, size).toMask());
            case OUTLINES -> new Segmentation.Outlines(size, polygons(text));
            default -> throw new IllegalArgumentException("there is no form " + form + " of a segmentation");
        };
    }

    private static List<Polygon> polygons(String text) {
        try {
            List<Polygon> polygons = new ArrayList<>();
            for (double[] coordinates : JSON.readValue(text, double[][].class)) {
                List<ImagePoint> vertices = new ArrayList<>();
                for (int i = 0; i + 1 < coordinates.length; i += 2) {
                    vertices.add(new ImagePoint(coordinates[i], coordinates[i + 1]));
                }
                polygons.add(new Polygon(vertices));
            }
            return polygons;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("outlines that are not JSON: " + text, e);
        }
    }
}
