package dev.clickmask.annotator.dataset.yolo;

import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.MalformedDatasetException;
import dev.clickmask.annotator.dataset.TextLines;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads the label file of one image. */
final class LabelLines {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /** How far outside the image Ultralytics lets a vertex lie, as a share of its size. */
    private static final double SLACK = 0.01;

    private static final int FIELDS_OF_BOX = 5;
    private static final int MIN_FIELDS = 7;

    private final Path file;
    private final List<Category> categories;
    private final Size size;
    private final Consumer<Finding> findings;

    LabelLines(Path file, List<Category> categories, Size size, Consumer<Finding> findings) {
        this.file = file;
        this.categories = categories;
        this.size = size;
        this.findings = findings;
    }

    List<Instance> read() throws IOException {
        List<Instance> instances = new ArrayList<>();
        List<String> lines = TextLines.read(file);
        for (int number = 1; number <= lines.size(); number++) {
            String[] fields = BLANKS.split(lines.get(number - 1).strip(), -1);
            if (fields.length == FIELDS_OF_BOX) {
                findings.accept(finding(number, "is a box without an outline; left out"));
            } else if (fields.length > 1 || !fields[0].isEmpty()) {
                instances.add(instance(instances.size() + 1, fields, number));
            }
        }
        return instances;
    }

    private Instance instance(int id, String[] fields, int line) throws MalformedDatasetException {
        if (fields.length < MIN_FIELDS || fields.length % 2 == 0) {
            throw new MalformedDatasetException(
                    finding(line, "has " + fields.length + " fields, not a class and three or more points"));
        }
        List<ImagePoint> vertices = new ArrayList<>(fields.length / 2);
        for (int i = 1; i < fields.length; i += 2) {
            vertices.add(
                    new ImagePoint(share(fields[i], line) * size.width(), share(fields[i + 1], line) * size.height()));
        }
        Segmentation outline = Segmentation.Outlines.solid(size, List.of(new Polygon(vertices)));
        return new Instance(id, category(fields[0], line), outline, Instance.Origin.UNKNOWN);
    }

    private int category(String field, int line) throws MalformedDatasetException {
        double position = number(field, line);
        if (position != Math.rint(position) || position < 0 || position >= categories.size()) {
            throw new MalformedDatasetException(
                    finding(line, "is of class " + field + ", but there are " + categories.size() + " classes"));
        }
        return categories.get((int) position).id();
    }

    private double share(String field, int line) throws MalformedDatasetException {
        double share = number(field, line);
        if (!(share >= -SLACK && share <= 1 + SLACK)) {
            throw new MalformedDatasetException(finding(line, field + " is not between 0 and 1"));
        }
        return share;
    }

    private double number(String field, int line) throws MalformedDatasetException {
        try {
            return Double.parseDouble(field);
        } catch (NumberFormatException e) {
            throw new MalformedDatasetException(finding(line, "\"" + shortened(field) + "\" is not a number"), e);
        }
    }

    private static String shortened(String field) {
        return field.length() > 40 ? field.substring(0, 40) + "..." : field;
    }

    private Finding finding(int line, String sentence) {
        return new Finding(file, "line " + line, sentence);
    }
}
