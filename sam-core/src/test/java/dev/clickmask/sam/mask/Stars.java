package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Masks as models make them, for benchmarks: a wavy star in the middle, with a round hole and specks missing. */
final class Stars {
    private static final int CORNERS = 720;
    private static final int SPECKS = 300;

    private Stars() {}

    /** Nearly as high as the image. */
    static Mask mask(Size size) {
        ImagePoint middle = new ImagePoint(size.width() / 2.0, size.height() / 2.0);
        Mask star = PolygonRasterizer.fill(List.of(outline(size)), size);
        MaskBuilder missing = new MaskBuilder(size, size.pixels());
        missing.add(Capsule.fill(middle, middle, 0.08 * size.height(), size));
        Random random = new Random(7);
        for (int i = 0; i < SPECKS; i++) {
            missing.set(random.nextInt(size.width()), random.nextInt(size.height()));
        }
        return star.minus(missing.build());
    }

    /** The outline of the star. */
    static Polygon outline(Size size) {
        List<ImagePoint> corners = new ArrayList<>();
        for (int i = 0; i < CORNERS; i++) {
            double angle = 2 * Math.PI * i / CORNERS;
            double radius = 0.4 * size.height() * waves(angle);
            corners.add(new ImagePoint(
                    size.width() / 2.0 + radius * Math.cos(angle), size.height() / 2.0 + radius * Math.sin(angle)));
        }
        return new Polygon(corners);
    }

    /** Logits of the star on a grid of 256 x 256: how many of its cells a cell lies inside. */
    static float[] logits() {
        int side = 256;
        float[] values = new float[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double dx = x - side / 2.0;
                double dy = y - 0.375 * side;
                values[y * side + x] = (float) (0.3 * side * waves(Math.atan2(dy, dx)) - Math.hypot(dx, dy));
            }
        }
        return values;
    }

    private static double waves(double angle) {
        return 1 + 0.2 * Math.sin(5 * angle) + 0.03 * Math.sin(23 * angle);
    }
}
