package dev.clickmask.annotator.dataset.labelme;

import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.JsonPlace;
import dev.clickmask.annotator.dataset.MalformedDatasetException;
import dev.clickmask.annotator.dataset.labelmap.LabelPng;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the entries of "shapes" of one image. */
final class ShapeReader {
    /** Beyond this, a vertex is not meant to be near the image. */
    private static final double MAX_COORDINATE = 1e7;

    private static final int VERTICES_OF_CIRCLE = 360;

    private final Size size;
    private final Consumer<Finding> findings;
    private final List<LabelmeObject> objects = new ArrayList<>();
    private final Map<Group, LabelmeObject> groups = new HashMap<>();

    ShapeReader(Size size, Consumer<Finding> findings) {
        this.size = size;
        this.findings = findings;
    }

    List<LabelmeObject> objects() {
        return objects;
    }

    void read(JsonPlace shape) throws IOException {
        JsonPlace type = shape.optional("shape_type");
        List<ImagePoint> points = points(shape.member("points"));
        switch (type == null ? "polygon" : type.text()) {
            case "polygon" -> readPolygon(shape, points);
            case "rectangle" -> readRectangle(shape, points);
            case "circle" -> object(shape).add(circle(shape, points));
            case "mask" -> readMask(shape, points);
            default ->
                leaveOut(shape, "is of the type " + shape.member("shape_type").text() + ", which has no area");
        }
    }

    private void readPolygon(JsonPlace shape, List<ImagePoint> points) throws MalformedDatasetException {
        if (points.size() < 3) {
            leaveOut(shape, "is a polygon of " + points.size() + " points");
        } else {
            object(shape).add(new Polygon(points));
        }
    }

    /** By two opposite corners; some programs write all four. */
    private void readRectangle(JsonPlace shape, List<ImagePoint> points) throws MalformedDatasetException {
        if (points.size() == 4) {
            object(shape).add(new Polygon(points));
            return;
        }
        requirePoints(shape, points, 2);
        Box box = Box.between(points.get(0), points.get(1));
        object(shape)
                .add(new Polygon(List.of(
                        new ImagePoint(box.x0(), box.y0()),
                        new ImagePoint(box.x1(), box.y0()),
                        new ImagePoint(box.x1(), box.y1()),
                        new ImagePoint(box.x0(), box.y1()))));
    }

    /** By its centre and a point on it. */
    private static Polygon circle(JsonPlace shape, List<ImagePoint> points) throws MalformedDatasetException {
        requirePoints(shape, points, 2);
        ImagePoint centre = points.get(0);
        double radius = Math.hypot(points.get(1).x() - centre.x(), points.get(1).y() - centre.y());
        List<ImagePoint> ring = new ArrayList<>();
        for (int i = 0; i < VERTICES_OF_CIRCLE; i++) {
            double angle = 2 * Math.PI * i / VERTICES_OF_CIRCLE;
            ring.add(new ImagePoint(centre.x() + radius * Math.cos(angle), centre.y() + radius * Math.sin(angle)));
        }
        return new Polygon(ring);
    }

    /** By its first and last pixel, and a picture of the box between them. */
    private void readMask(JsonPlace shape, List<ImagePoint> points) throws IOException {
        requirePoints(shape, points, 2);
        int x = (int) points.get(0).x();
        int y = (int) points.get(0).y();
        int width = (int) points.get(1).x() - x + 1;
        int height = (int) points.get(1).y() - y + 1;
        if (width < 1 || height < 1) {
            throw shape.member("points").malformed("do not run from top left to bottom right");
        }
        JsonPlace picture = shape.member("mask");
        MaskBuilder mask = new MaskBuilder(size, new PixelBox(x, y, width, height));
        try (LabelPng png = LabelPng.open(decoded(picture), picture::finding)) {
            png.read(new Size(width, height)).forEachRun((row, fromX, toX, number) -> {
                if (number != 0) {
                    mask.fill(y + row, x + fromX, x + toX);
                }
            });
        }
        add(shape, mask.build());
    }

    private void add(JsonPlace shape, Mask mask) throws MalformedDatasetException {
        if (mask.isEmpty()) {
            leaveOut(shape, "is a mask without pixels");
        } else {
            object(shape).add(mask);
        }
    }

    private static byte[] decoded(JsonPlace picture) throws MalformedDatasetException {
        try {
            return Base64.getMimeDecoder().decode(picture.text());
        } catch (IllegalArgumentException e) {
            throw new MalformedDatasetException(picture.finding("is not Base64"), e);
        }
    }

    /** The object that a shape belongs to: a new one, or that of its group. */
    private LabelmeObject object(JsonPlace shape) throws MalformedDatasetException {
        String label = shape.member("label").text();
        JsonPlace group = shape.optional("group_id");
        if (group == null) {
            return added(label);
        }
        return groups.computeIfAbsent(new Group(label, group.value().asText()), unknown -> added(label));
    }

    private LabelmeObject added(String label) {
        LabelmeObject object = new LabelmeObject(label);
        objects.add(object);
        return object;
    }

    private record Group(String label, String id) {}

    private static List<ImagePoint> points(JsonPlace list) throws MalformedDatasetException {
        List<ImagePoint> points = new ArrayList<>();
        for (int i = 0; i < list.length(); i++) {
            JsonPlace point = list.element(i);
            if (point.length() != 2) {
                throw point.malformed("is not an x and a y");
            }
            points.add(new ImagePoint(coordinate(point.element(0)), coordinate(point.element(1))));
        }
        return points;
    }

    private static double coordinate(JsonPlace number) throws MalformedDatasetException {
        if (Math.abs(number.number()) > MAX_COORDINATE) {
            throw number.malformed("lies too far outside the image");
        }
        return number.number();
    }

    private static void requirePoints(JsonPlace shape, List<ImagePoint> points, int count)
            throws MalformedDatasetException {
        if (points.size() != count) {
            throw shape.member("points").malformed("are " + points.size() + ", not " + count);
        }
    }

    private void leaveOut(JsonPlace shape, String what) {
        findings.accept(shape.finding(what + "; left out"));
    }
}
