package dev.clickmask.annotator.dataset.coco;

import dev.clickmask.annotator.dataset.ImageName;
import dev.clickmask.annotator.document.Instance.Origin;
import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads single entries of "categories", "images" and "annotations", and reports what is wrong with each in itself. */
final class EntryParser {
    private static final int MAX_NAME = 500;

    private final JsonFields fields;
    private final JsonFields redundant;
    private final ShapeParser shapes;
    private final OriginParser origins;

    /**
     * A parser of entries.
     *
     * @param fields for all without which an entry means nothing
     * @param redundant for what a reader can do without: ids of annotations, areas and boxes
     */
    EntryParser(JsonFields fields, JsonFields redundant) {
        this.fields = fields;
        this.redundant = redundant;
        this.shapes = new ShapeParser(fields);
        this.origins = new OriginParser(fields);
    }

    @Nullable
    CocoCategory category(int index) throws IOException {
        if (!fields.enterObject()) {
            return null;
        }
        Required missing = new Required("id", "name");
        String id = "";
        String name = "";
        while (fields.nextField()) {
            switch (missing.without(fields.name())) {
                case "id" -> id = fields.id();
                case "name" -> name = categoryName();
                default -> fields.skip();
            }
        }
        missing.report(fields);
        return new CocoCategory(index, id, name);
    }

    @Nullable
    CocoImage image(int index) throws IOException {
        if (!fields.enterObject()) {
            return null;
        }
        Required missing = new Required("id", "file_name", "width", "height");
        String id = "";
        String file = "";
        int width = 0;
        int height = 0;
        while (fields.nextField()) {
            switch (missing.without(fields.name())) {
                case "id" -> id = fields.id();
                case "file_name" -> file = fileName();
                case "width" -> width = fields.positive();
                case "height" -> height = fields.positive();
                default -> fields.skip();
            }
        }
        missing.report(fields);
        if ((long) width * height > Integer.MAX_VALUE) {
            fields.reject("has " + width + " x " + height + " pixels, more than masks can have");
            return new CocoImage(index, id, file, null);
        }
        return new CocoImage(index, id, file, width > 0 && height > 0 ? new Size(width, height) : null);
    }

    private String categoryName() throws IOException {
        String name = fields.text();
        if (name.length() > MAX_NAME) {
            fields.reject("is a name of more than " + MAX_NAME + " characters");
            return "";
        }
        return name;
    }

    private String fileName() throws IOException {
        String given = fields.text();
        if (given.isEmpty()) {
            return given;
        }
        try {
            return ImageName.relative(given);
        } catch (IllegalArgumentException e) {
            fields.reject(String.valueOf(e.getMessage()));
            return "";
        }
    }

    @Nullable
    CocoAnnotation annotation(int index) throws IOException {
        if (!fields.enterObject()) {
            return null;
        }
        Required missing = new Required("image_id");
        Required missingId = new Required("id");
        Required missingCategory = new Required("category_id");
        String id = "";
        String imageId = "";
        String categoryId = "";
        Shape shape = new Shape.None();
        boolean crowd = false;
        Origin origin = Origin.UNKNOWN;
        Double area = null;
        double[] box = null;
        String track = "";
        String attributed = "";
        while (fields.nextField()) {
            switch (missing.without(missingId.without(missingCategory.without(fields.name())))) {
                case "id" -> id = redundant.id();
                case "image_id" -> imageId = fields.id();
                case "category_id" -> categoryId = fields.id();
                case "segmentation" -> shape = shapes.read();
                case "iscrowd" -> crowd = !fields.isNull() && Boolean.TRUE.equals(fields.flag());
                case "clickmask" -> origin = origins.read();
                case "track_id" -> track = fields.isNull() ? "" : redundant.id();
                case "attributes" -> attributed = attributedTrack();
                case "area" -> area = fields.isNull() ? null : redundant.number();
                case "bbox" -> box = fields.isNull() ? null : redundant.numbers(4);
                default -> fields.skip();
            }
        }
        missing.report(fields);
        missingId.report(redundant);
        if (!(shape instanceof Shape.None)) {
            missingCategory.report(fields);
        }
        String object = track.isEmpty() ? attributed : track;
        return new CocoAnnotation(
                index, id, imageId, categoryId, shape, crowd, origin, object, new CocoAnnotation.Measures(area, box));
    }

    /** "track_id" of "attributes", where CVAT has it. */
    private String attributedTrack() throws IOException {
        String track = "";
        if (!fields.isObject()) {
            fields.skip();
            return track;
        }
        fields.enterObject();
        while (fields.nextField()) {
            if (fields.name().equals("track_id") && !fields.isNull()) {
                track = redundant.id();
            } else {
                fields.skip();
            }
        }
        return track;
    }

    /** Fields that an entry must have and that have not been seen in it yet. */
    private static final class Required {
        private final Set<String> names;

        Required(String... names) {
            this.names = new LinkedHashSet<>(List.of(names));
        }

        String without(String name) {
            names.remove(name);
            return name;
        }

        void report(JsonFields place) throws IOException {
            for (String name : names) {
                place.reject("has no \"" + name + "\"");
            }
        }
    }
}
