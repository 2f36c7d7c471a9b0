package dev.clickmask.annotator.dataset.coco;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.PolygonRasterizer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Compares "area" and "bbox" of an annotation with its segmentation.
 *
 * <p>Programs measure polygons either by their pixels or by their vertices, and both is right. An area is wrong if it is
 * farther than 1 pixel and 1 % from either; a box if one of its edges is farther than 1 pixel from that of either, and so
 * it is if it reaches farther than 1 pixel out of the image.
 */
final class GeometryCheck {
    private static final double PIXEL = 1.0 + 1e-6;
    private static final double SHARE = 0.01;

    private final Defects defects;
    private final PolygonOrigin origin;

    GeometryCheck(Defects defects, PolygonOrigin origin) {
        this.defects = defects;
        this.origin = origin;
    }

    void check(CocoAnnotation annotation, Size image) throws IOException {
        String place = References.place("annotations", annotation.index());
        double[] box = annotation.given().box();
        if (box != null) {
            checkInside(box, image, place + ".bbox");
        }
        if (annotation.shape() instanceof Shape.Runs runs) {
            Extent pixels = Extent.of(runs.rle().bounds(), runs.rle().area());
            compare(annotation.given(), place, pixels, pixels);
        } else if (annotation.shape() instanceof Shape.Polygons drawn) {
            List<Polygon> polygons = origin.fromZero(drawn.polygons());
            Mask mask = PolygonRasterizer.fill(polygons, image);
            compare(annotation.given(), place, Extent.of(mask.bounds(), mask.area()), Extent.of(polygons));
        }
    }

    private void checkInside(double[] box, Size image, String place) throws IOException {
        if (box[2] < 0 || box[3] < 0) {
            defects.add(place, "has a negative width or height: " + words(box));
        } else if (box[0] < -PIXEL
                || box[1] < -PIXEL
                || box[0] + box[2] > image.width() + PIXEL
                || box[1] + box[3] > image.height() + PIXEL) {
            defects.add(place, "reaches out of the image of " + image + ": " + words(box));
        }
    }

    private void compare(CocoAnnotation.Measures given, String place, Extent pixels, Extent outline)
            throws IOException {
        if (pixels.area == 0) {
            defects.add(place + ".segmentation", "covers no pixel of the image");
            return;
        }
        Double area = given.area();
        if (area != null && differs(area, pixels.area) && differs(area, outline.area)) {
            defects.add(place + ".area", "is " + word(area) + ", but the segmentation has " + word(pixels.area));
        }
        double[] box = given.box();
        if (box != null && pixels.differsFrom(box) && outline.differsFrom(box)) {
            defects.add(place + ".bbox", "is " + words(box) + ", but the segmentation has " + words(pixels.box()));
        }
    }

    private static boolean differs(double given, double right) {
        return Math.abs(given - right) > PIXEL + SHARE * right;
    }

    private static String words(double[] box) {
        return "[" + word(box[0]) + ", " + word(box[1]) + ", " + word(box[2]) + ", " + word(box[3]) + "]";
    }

    private static String word(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%.2f", number);
    }

    /** What a segmentation measures: the edges of its box, and its area. */
    private record Extent(double left, double top, double right, double bottom, double area) {

        static Extent of(PixelBox box, long area) {
            return new Extent(box.x(), box.y(), box.endX(), box.endY(), area);
        }

        /** Of polygons as if they did not overlap. */
        static Extent of(List<Polygon> polygons) {
            double left = Double.POSITIVE_INFINITY;
            double top = left;
            double right = -left;
            double bottom = -left;
            double area = 0;
            for (Polygon polygon : polygons) {
                area += Math.abs(polygon.signedArea());
                for (ImagePoint vertex : polygon.vertices()) {
                    left = Math.min(left, vertex.x());
                    top = Math.min(top, vertex.y());
                    right = Math.max(right, vertex.x());
                    bottom = Math.max(bottom, vertex.y());
                }
            }
            return new Extent(left, top, right, bottom, area);
        }

        double[] box() {
            return new double[] {left, top, right - left, bottom - top};
        }

        boolean differsFrom(double[] given) {
            return Math.abs(given[0] - left) > PIXEL
                    || Math.abs(given[1] - top) > PIXEL
                    || Math.abs(given[0] + given[2] - right) > PIXEL
                    || Math.abs(given[1] + given[3] - bottom) > PIXEL;
        }
    }
}
