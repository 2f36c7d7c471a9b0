package dev.clickmask.annotator.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Contour;
import dev.clickmask.sam.mask.Rle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A segmentation as text. Pixels are COCO's compressed run-length code. Outlines are a JSON array with an array
 * {@code [x0,y0,x1,y1,...]} for each; if there are holes, parts are one with an array of such for each part: its
 * outline, then its holes.
 */
final class GeometryText {
    private static final String PIXELS = "pixels";
    private static final String OUTLINES = "outlines";
    private static final String PARTS = "parts";
    private static final ObjectMapper JSON = new ObjectMapper();

    private GeometryText() {}

    /** Which form the text has. */
    static String form(Segmentation segmentation) {
        if (segmentation instanceof Segmentation.Outlines drawn) {
            return isSolid(drawn) ? OUTLINES : PARTS;
        }
        return PIXELS;
    }

    static String write(Segmentation segmentation) {
        if (segmentation instanceof Segmentation.Outlines drawn) {
            double[][][] parts =
                    drawn.parts().stream().map(GeometryText::coordinates).toArray(double[][][]::new);
            Object text =
                    isSolid(drawn) ? Arrays.stream(parts).map(rings -> rings[0]).toArray(double[][]::new) : parts;
            return JSON.valueToTree(text).toString();
        }
        return Rle.of(segmentation.mask()).compressed();
    }

    private static boolean isSolid(Segmentation.Outlines drawn) {
        return drawn.parts().stream().allMatch(part -> part.holes().isEmpty());
    }

    private static double[][] coordinates(Contour part) {
        return part.rings().stream()
                .map(ring -> ring.vertices().stream()
                        .flatMapToDouble(vertex -> DoubleStream.of(vertex.x(), vertex.y()))
                        .toArray())
                .toArray(double[][]::new);
    }

    /** @throws IllegalArgumentException if the text is not of that form */
    static Segmentation read(String form, String text, Size size) {
        return switch (form) {
            case PIXELS -> new Segmentation.Pixels(Rle.parse(text, size).toMask());
            case OUTLINES -> Segmentation.Outlines.solid(size, polygons(parse(text, double[][].class)));
            case PARTS ->
                new Segmentation.Outlines(
                        size,
                        Arrays.stream(parse(text, double[][][].class))
                                .map(GeometryText::part)
                                .toList());
            default -> throw new IllegalArgumentException("there is no form " + form + " of a segmentation");
        };
    }

    private static <T> T parse(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("outlines that are not JSON: " + text, e);
        }
    }

    private static Contour part(double[][] coordinates) {
        List<Polygon> rings = polygons(coordinates);
        if (rings.isEmpty()) {
            throw new IllegalArgumentException("a part without an outline");
        }
        return new Contour(rings.get(0), rings.subList(1, rings.size()));
    }

    private static List<Polygon> polygons(double[][] rings) {
        List<Polygon> polygons = new ArrayList<>();
        for (double[] coordinates : rings) {
            List<ImagePoint> vertices = new ArrayList<>();
            for (int i = 0; i + 1 < coordinates.length; i += 2) {
                vertices.add(new ImagePoint(coordinates[i], coordinates[i + 1]));
            }
            polygons.add(new Polygon(vertices));
        }
        return polygons;
    }
}
