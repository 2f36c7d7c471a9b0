package dev.clickmask.sam.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContourTracerTest {
    @Test
    void one_pixel_has_the_outline_of_a_square() {
        assertThat(trace("""
                ...
                .#.
                """)).containsExactly("1,1 2,1 2,2 1,2");
    }

    @Test
    void a_full_mask_is_outlined_by_the_image() {
        assertThat(ContourTracer.trace(Mask.full(new Size(200, 70))))
                .extracting(ContourTracerTest::draw)
                .containsExactly("0,0 200,0 200,70 0,70");
    }

    @Test
    void an_empty_mask_has_no_contour() {
        assertThat(ContourTracer.trace(Mask.empty(new Size(200, 70)))).isEmpty();
    }

    @Test
    void a_hole_runs_the_other_way_around() {
        assertThat(trace("""
                ####
                #.##
                ####
                """)).containsExactly("0,0 4,0 4,3 0,3 hole 2,1 1,1 1,2 2,2");
    }

    @Test
    void an_island_in_a_hole_is_a_part_of_its_own() {
        assertThat(trace("""
                #######
                #.....#
                #.###.#
                #.#.#.#
                #.###.#
                #.....#
                #######
                """))
                .containsExactly("0,0 7,0 7,7 0,7 hole 6,1 1,1 1,6 6,6", "2,2 5,2 5,5 2,5 hole 4,3 3,3 3,4 4,4");
    }

    @Test
    void pixels_that_touch_at_a_corner_are_two_parts() {
        assertThat(trace("""
                #.
                .#
                """)).containsExactly("0,0 1,0 1,1 0,1", "1,1 2,1 2,2 1,2");
    }

    @Test
    void background_that_touches_at_a_corner_is_one_hole() {
        assertThat(trace("""
                ####
                #.##
                ##.#
                ####
                """)).containsExactly("0,0 4,0 4,4 0,4 hole 2,1 1,1 1,2 2,2 2,3 3,3 3,2 2,2");
    }

    @Test
    void a_gap_at_a_corner_opens_no_hole() {
        assertThat(trace("""
                ##.
                #.#
                ###
                """)).containsExactly("0,0 2,0 2,1 1,1 1,2 2,2 2,1 3,1 3,3 0,3");
    }

    @Test
    void holes_beside_each_other_belong_to_the_same_part() {
        assertThat(trace("""
                #######
                #.#.#.#
                #.###.#
                #######
                """))
                .containsExactly("0,0 7,0 7,4 0,4 hole 2,1 1,1 1,3 2,3 hole 4,1 3,1 3,2 4,2 hole 6,1 5,1 5,3 6,3");
    }

    @Test
    void area_and_pixels_come_back_from_the_contours() {
        RandomMasks masks = new RandomMasks(5);
        for (int round = 0; round < 1000; round++) {
            Mask mask = masks.mask(masks.size());
            List<Contour> contours = ContourTracer.trace(mask);
            assertThat(contours.stream().mapToLong(ContourTracerTest::area).sum())
                    .isEqualTo(mask.area());
            assertThat(fill(contours, mask.size())).isEqualTo(mask);
        }
    }

    @Test
    void vertices_stand_at_corners_only_and_rings_run_the_right_way() {
        RandomMasks masks = new RandomMasks(6);
        for (int round = 0; round < 300; round++) {
            for (Contour contour : ContourTracer.trace(masks.mask(masks.size()))) {
                assertThat(contour.outline().signedArea()).isPositive();
                assertThat(contour.outline()).satisfies(ContourTracerTest::turnsAtEachVertex);
                assertThat(contour.holes()).allSatisfy(hole -> {
                    assertThat(hole.signedArea()).isNegative();
                    turnsAtEachVertex(hole);
                });
            }
        }
    }

    @Test
    void a_hole_lies_inside_its_outline() {
        RandomMasks masks = new RandomMasks(7);
        for (int round = 0; round < 300; round++) {
            Size size = masks.size();
            for (Contour contour : ContourTracer.trace(masks.mask(size))) {
                Mask inside = PolygonRasterizer.fill(List.of(contour.outline()), size);
                Mask holes = PolygonRasterizer.fill(contour.holes(), size);
                assertThat(holes.minus(inside)).isEqualTo(Mask.empty(size));
                assertThat(inside.minus(holes).area()).isEqualTo(area(contour));
            }
        }
    }

    @Test
    void a_hundred_thousand_specks_in_holes_are_traced() {
        Size size = new Size(1600, 1600);
        MaskBuilder builder = new MaskBuilder(size, size.pixels());
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                boolean ring = x % 5 == 0 || y % 5 == 0;
                boolean speck = x % 5 == 2 && y % 5 == 2;
                if (ring || speck) {
                    builder.set(x, y);
                }
            }
        }
        Mask mask = builder.build();
        List<Contour> contours = ContourTracer.trace(mask);
        assertThat(contours).hasSize(1 + 320 * 320);
        // The last row and column of cells are open to the side of the image.
        assertThat(contours.get(0).holes()).hasSize(319 * 319);
        assertThat(contours.stream().mapToLong(ContourTracerTest::area).sum()).isEqualTo(mask.area());
    }

    /** The pixels inside an odd number of rings. */
    private static Mask fill(List<Contour> contours, Size size) {
        Mask filled = Mask.empty(size);
        for (Contour contour : contours) {
            filled = xor(filled, PolygonRasterizer.fill(List.of(contour.outline()), size));
            for (Polygon hole : contour.holes()) {
                filled = xor(filled, PolygonRasterizer.fill(List.of(hole), size));
            }
        }
        return filled;
    }

    private static Mask xor(Mask a, Mask b) {
        return a.minus(b).union(b.minus(a));
    }

    /** Whole, since all vertices are; the areas of holes are negative. */
    private static long area(Contour contour) {
        double holes = contour.holes().stream().mapToDouble(Polygon::signedArea).sum();
        return (long) (contour.outline().signedArea() + holes);
    }

    private static void turnsAtEachVertex(Polygon ring) {
        List<ImagePoint> vertices = ring.vertices();
        for (int i = 0; i < vertices.size(); i++) {
            ImagePoint a = vertices.get(i);
            ImagePoint b = vertices.get((i + 1) % vertices.size());
            ImagePoint c = vertices.get((i + 2) % vertices.size());
            assertThat((a.x() == b.x()) != (b.x() == c.x())).isTrue();
            assertThat((a.y() == b.y()) != (b.y() == c.y())).isTrue();
        }
    }

    private static List<String> trace(String picture) {
        return ContourTracer.trace(AsciiMask.parse(picture)).stream()
                .map(ContourTracerTest::draw)
                .toList();
    }

    private static String draw(Contour contour) {
        return draw(contour.outline())
                + contour.holes().stream().map(hole -> " hole " + draw(hole)).collect(Collectors.joining());
    }

    private static String draw(Polygon ring) {
        return ring.vertices().stream()
                .map(vertex -> (int) vertex.x() + "," + (int) vertex.y())
                .collect(Collectors.joining(" "));
    }
}
