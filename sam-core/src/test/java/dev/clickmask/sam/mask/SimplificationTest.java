package dev.clickmask.sam.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimplificationTest {
    private static final double ROUNDING = 1e-9;

    @Test
    void a_tolerance_of_nothing_gives_back_the_very_mask_with_its_holes() {
        RandomMasks random = new RandomMasks(11);
        for (int i = 0; i < 500; i++) {
            Mask mask = random.mask(random.size());
            List<Contour> exact = Simplification.of(ContourTracer.trace(mask), 0);
            assertThat(PolygonRasterizer.fillParts(exact, mask.size())).isEqualTo(mask);
        }
    }

    @Test
    void no_removed_vertex_lies_farther_away_than_the_tolerance_and_no_ring_collapses() {
        RandomMasks random = new RandomMasks(12);
        for (int i = 0; i < 500; i++) {
            List<Contour> parts = ContourTracer.trace(random.mask(random.size()));
            double tolerance = i % 8;
            List<Contour> simple = Simplification.of(parts, tolerance);

            assertThat(simple).hasSameSizeAs(parts);
            for (int part = 0; part < parts.size(); part++) {
                List<Polygon> before = parts.get(part).rings();
                List<Polygon> after = simple.get(part).rings();
                assertThat(after).hasSameSizeAs(before);
                for (int ring = 0; ring < before.size(); ring++) {
                    assertThat(error(before.get(ring), after.get(ring))).isLessThanOrEqualTo(tolerance + ROUNDING);
                    assertThat(Math.abs(after.get(ring).signedArea()))
                            .isGreaterThan(Math.abs(before.get(ring).signedArea()) / 2);
                }
            }
        }
    }

    @Test
    void every_part_keeps_pixels_and_every_hole_too() {
        RandomMasks random = new RandomMasks(13);
        for (int i = 0; i < 500; i++) {
            Size size = random.size();
            for (Contour part : Simplification.of(ContourTracer.trace(random.mask(size)), i % 12)) {
                for (Polygon ring : part.rings()) {
                    assertThat(PolygonRasterizer.fill(List.of(ring), size).isEmpty())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void the_steps_of_a_disc_go_and_its_form_stays() {
        Mask disc = disc(200);
        List<Contour> traced = ContourTracer.trace(disc);
        List<Contour> simple = Simplification.of(traced, 1);

        assertThat(simple.get(0).outline().vertices())
                .hasSizeLessThan(traced.get(0).outline().vertices().size() / 4);
        assertThat(PolygonRasterizer.fillParts(simple, disc.size()).iou(disc)).isGreaterThan(0.98);
    }

    @Test
    void a_rectangle_keeps_its_four_corners_at_any_tolerance_below_its_height() {
        MaskBuilder builder = new MaskBuilder(new Size(50, 20), new PixelBox(0, 0, 50, 20));
        for (int y = 4; y < 16; y++) {
            builder.fill(y, 5, 45);
        }
        Polygon outline = ContourTracer.trace(builder.build()).get(0).outline();
        assertThat(Simplification.of(outline, 10)).isEqualTo(outline);
    }

    /** Farthest that a vertex of a ring lies from the edge of the simpler ring that took its place. */
    private static double error(Polygon ring, Polygon simple) {
        List<ImagePoint> vertices = new ArrayList<>(ring.vertices());
        List<ImagePoint> left = simple.vertices();
        vertices.addAll(ring.vertices());
        int at = vertices.indexOf(left.get(0));
        double most = 0;
        for (int i = 0; i < left.size(); i++) {
            ImagePoint to = left.get((i + 1) % left.size());
            for (at++; !vertices.get(at).equals(to); at++) {
                most = Math.max(most, distance(vertices.get(at), left.get(i), to));
            }
        }
        return most;
    }

    /** By areas, unlike the program: twice a triangle by its base, unless an angle at the base is obtuse. */
    private static double distance(ImagePoint point, ImagePoint a, ImagePoint b) {
        double base = length(a, b);
        double toA = length(point, a);
        double toB = length(point, b);
        if (base == 0 || toA * toA > toB * toB + base * base || toB * toB > toA * toA + base * base) {
            return Math.min(toA, toB);
        }
        return 2 * Math.abs(new Polygon(List.of(point, a, b)).signedArea()) / base;
    }

    private static double length(ImagePoint a, ImagePoint b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    private static Mask disc(int diameter) {
        Size size = new Size(diameter, diameter);
        MaskBuilder builder = new MaskBuilder(size, size.pixels());
        double radius = diameter / 2.0;
        for (int y = 0; y < diameter; y++) {
            double half = Math.sqrt(radius * radius - (y + 0.5 - radius) * (y + 0.5 - radius));
            builder.fill(y, (int) Math.ceil(radius - half - 0.5), (int) Math.floor(radius + half - 0.5) + 1);
        }
        return builder.build();
    }
}
