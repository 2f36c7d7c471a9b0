package dev.clickmask.annotator.dataset.coco;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Rle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a "segmentation": a list of polygons, or an object with the size and the counts of a run-length code. */
final class ShapeParser {
    /** Bounds what one annotation may take, far above any that a person or a model makes. */
    private static final int MAX_NUMBERS = 1 << 22;
    /** Farthest coordinate that {@code PolygonRasterizer} takes. */
    private static final double MAX_COORDINATE = 1e8;

    private final JsonFields fields;

    ShapeParser(JsonFields fields) {
        this.fields = fields;
    }

    /** The shape; {@code null} if it is bad. */
    @Nullable
    Shape read() throws IOException {
        if (fields.isNull()) {
            return new Shape.None();
        }
        return fields.isList() ? polygons() : runs();
    }

    private @Nullable Shape polygons() throws IOException {
        List<Polygon> polygons = new ArrayList<>();
        int numbers = 0;
        boolean good = true;
        while (fields.nextElement()) {
            Polygon polygon = polygon(MAX_NUMBERS - numbers);
            if (polygon == null) {
                good = false;
            } else {
                polygons.add(polygon);
                numbers += 2 * polygon.vertices().size();
            }
        }
        if (!good) {
            return null;
        }
        return polygons.isEmpty() ? new Shape.None() : new Shape.Polygons(polygons);
    }

    private @Nullable Polygon polygon(int maxNumbers) throws IOException {
        if (!fields.isList()) {
            fields.reject("must be a polygon: a list of numbers x, y, x, y, ...");
            return null;
        }
        List<ImagePoint> vertices = new ArrayList<>();
        double x = 0;
        int size = 0;
        boolean good = true;
        while (fields.nextElement()) {
            Double number = coordinate();
            if (number == null) {
                good = false;
            } else if (size % 2 == 0) {
                x = number;
            } else {
                vertices.add(new ImagePoint(x, number));
            }
            size++;
            if (size > maxNumbers) {
                fields.leaveList();
                fields.reject("has more than " + MAX_NUMBERS + " coordinates in one annotation");
                return null;
            }
        }
        return good ? checked(vertices, size) : null;
    }

    private @Nullable Polygon checked(List<ImagePoint> vertices, int numbers) throws IOException {
        if (numbers % 2 != 0) {
            fields.reject("has an odd number of coordinates, " + numbers);
            return null;
        }
        if (vertices.size() < 3) {
            fields.reject("is a polygon of " + vertices.size() + " points, needs 3");
            return null;
        }
        return new Polygon(vertices);
    }

    private @Nullable Double coordinate() throws IOException {
        Double number = fields.number();
        if (number != null && Math.abs(number) > MAX_COORDINATE) {
            fields.reject("lies more than 100 million pixels away");
            return null;
        }
        return number;
    }

    private @Nullable Shape runs() throws IOException {
        if (!fields.enterObject()) {
            return null;
        }
        double[] size = null;
        Object counts = null;
        Set<String> missing = new HashSet<>(Set.of("size", "counts"));
        while (fields.nextField()) {
            missing.remove(fields.name());
            switch (fields.name()) {
                case "size" -> size = fields.numbers(2);
                case "counts" -> counts = fields.isText() ? fields.text() : counts();
                default -> fields.skip();
            }
        }
        if (!missing.isEmpty()) {
            fields.reject("must have a list \"size\" of height and width, and \"counts\"");
        }
        return size == null || counts == null || counts.equals("") ? null : runs(counts, size);
    }

    /** The numbers of an uncompressed code; {@code null} if they are bad. */
    private int @Nullable [] counts() throws IOException {
        if (!fields.enterList()) {
            return null;
        }
        int[] counts = new int[64];
        int size = 0;
        boolean good = true;
        while (fields.nextElement()) {
            if (size == MAX_NUMBERS) {
                fields.leaveList();
                fields.reject("has more than " + MAX_NUMBERS + " runs");
                return null;
            }
            if (size == counts.length) {
                counts = Arrays.copyOf(counts, 2 * size);
            }
            counts[size] = fields.count();
            good &= counts[size] >= 0;
            size++;
        }
        return good ? Arrays.copyOf(counts, size) : null;
    }

    private @Nullable Shape runs(Object counts, double[] heightWidth) throws IOException {
        try {
            Size size = new Size(whole(heightWidth[1]), whole(heightWidth[0]));
            Rle rle = counts instanceof int[] numbers ? Rle.of(numbers, size) : Rle.parse((String) counts, size);
            return new Shape.Runs(rle);
        } catch (IllegalArgumentException e) {
            fields.reject("is no run-length code: " + e.getMessage());
            return null;
        }
    }

    private static int whole(double number) {
        if (number != (int) number) {
            throw new IllegalArgumentException("its size has the number " + number);
        }
        return (int) number;
    }
}
