package dev.clickmask.sam.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import java.awt.geom.Line2D;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CapsuleTest {
    private static final Size SIZE = new Size(90, 40);

    @Test
    void a_pixel_is_covered_if_its_centre_is_as_near_as_the_radius() {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            ImagePoint a = somewhere(random);
            ImagePoint b = i % 5 == 0 ? new ImagePoint(a.x(), somewhere(random).y()) : somewhere(random);
            double radius = 0.8 + 20 * random.nextDouble();
            Mask capsule = Capsule.fill(a, b, radius, SIZE);
            for (int y = 0; y < SIZE.height(); y++) {
                for (int x = 0; x < SIZE.width(); x++) {
                    double distance = Line2D.ptSegDist(a.x(), a.y(), b.x(), b.y(), x + 0.5, y + 0.5);
                    assertThat(capsule.contains(x, y))
                            .as("(%d, %d) with %s to %s, radius %s", x, y, a, b, radius)
                            .isEqualTo(distance <= radius);
                }
            }
        }
    }

    @Test
    void the_finest_brush_covers_the_pixel_under_it() {
        ImagePoint at = new ImagePoint(7.95, 3.05);
        Mask dot = Capsule.fill(at, at, 0.1, SIZE);
        assertThat(dot.area()).isOne();
        assertThat(dot.contains(7, 3)).isTrue();
    }

    @Test
    void fast_strokes_of_the_finest_brush_have_no_gaps() {
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            ImagePoint a = new ImagePoint(1 + 88 * random.nextDouble(), 1 + 38 * random.nextDouble());
            ImagePoint b = new ImagePoint(1 + 88 * random.nextDouble(), 1 + 38 * random.nextDouble());
            Mask line = Capsule.fill(a, b, 0.75, SIZE);
            assertThat(ContourTracer.trace(line)).hasSize(1);
        }
    }

    /** Also outside of the image. */
    private static ImagePoint somewhere(Random random) {
        return new ImagePoint(130 * random.nextDouble() - 20, 80 * random.nextDouble() - 20);
    }
}
