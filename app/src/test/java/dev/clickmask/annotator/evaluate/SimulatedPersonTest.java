package dev.clickmask.annotator.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.DepthMap;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatedPersonTest {
    private static final Size SIZE = new Size(40, 30);

    @Test
    void the_first_click_is_in_the_middle_of_the_object() {
        SimulatedPerson person = new SimulatedPerson(new Truth(rectangle(10, 5, 11, 9), Mask.empty(SIZE)));

        assertThat(person.next(Mask.empty(SIZE))).contains(point(14.5, 9.5, true));
    }

    @Test
    void the_border_of_the_image_counts_as_border() {
        SimulatedPerson person = new SimulatedPerson(new Truth(rectangle(0, 0, 9, 9), Mask.empty(SIZE)));

        assertThat(person.next(Mask.empty(SIZE))).contains(point(4.5, 4.5, true));
    }

    @Test
    void the_larger_fault_is_corrected_first_and_no_pixel_twice() {
        Truth truth = new Truth(rectangle(0, 0, 5, 5), Mask.empty(SIZE));
        SimulatedPerson person = new SimulatedPerson(truth);
        Mask wrong = rectangle(20, 10, 9, 9);

        assertThat(person.next(wrong)).contains(point(24.5, 14.5, false));
        assertThat(person.next(wrong)).contains(point(23.5, 13.5, false));
    }

    @Test
    void ignored_pixels_are_neither_missed_nor_wrong() {
        Truth truth = new Truth(rectangle(0, 0, 9, 9), rectangle(0, 0, 40, 9));

        assertThat(new SimulatedPerson(truth).next(Mask.empty(SIZE))).isEmpty();
        assertThat(truth.iou(rectangle(0, 0, 30, 9))).isEqualTo(1);
    }

    @Test
    void a_perfect_mask_needs_no_click() {
        Mask object = rectangle(3, 3, 7, 2);

        assertThat(new SimulatedPerson(new Truth(object, Mask.empty(SIZE))).next(object))
                .isEmpty();
    }

    @Test
    void depth_equals_that_found_by_looking_at_every_pixel() {
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            Mask mask = blot(random);
            Set<ImagePoint> clicked = new HashSet<>();
            for (int click = 0; click < 5 && !mask.isEmpty(); click++) {
                DepthMap.Deepest deepest = DepthMap.of(mask).deepest(clicked);
                assertThat(deepest).isEqualTo(plainDeepest(mask, clicked));
                clicked.add(deepest.centre());
            }
        }
    }

    private static DepthMap.Deepest plainDeepest(Mask mask, Set<ImagePoint> without) {
        DepthMap.Deepest best = new DepthMap.Deepest(0, 0, 0);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                int depth = plainDepth(mask, x, y);
                if (depth > best.squaredDepth() && !without.contains(new ImagePoint(x + 0.5, y + 0.5))) {
                    best = new DepthMap.Deepest(x, y, depth);
                }
            }
        }
        return best;
    }

    private static int plainDepth(Mask mask, int x, int y) {
        int nearest = Integer.MAX_VALUE;
        for (int v = -1; v <= SIZE.height(); v++) {
            for (int u = -1; u <= SIZE.width(); u++) {
                if (!mask.contains(u, v)) {
                    nearest = Math.min(nearest, (u - x) * (u - x) + (v - y) * (v - y));
                }
            }
        }
        return nearest;
    }

    private static Mask blot(Random random) {
        MaskBuilder mask = new MaskBuilder(SIZE, SIZE.pixels());
        for (int i = 0; i < 4; i++) {
            mask.add(rectangle(random.nextInt(30), random.nextInt(20), 1 + random.nextInt(20), 1 + random.nextInt(15)));
        }
        Mask holes = rectangle(random.nextInt(30), random.nextInt(20), 1 + random.nextInt(3), 2);
        return mask.build().minus(holes);
    }

    private static Mask rectangle(int x, int y, int width, int height) {
        PixelBox box = new PixelBox(x, y, width, height).intersection(SIZE.pixels());
        MaskBuilder mask = new MaskBuilder(SIZE, box);
        for (int row = box.y(); row < box.endY(); row++) {
            mask.fill(row, box.x(), box.endX());
        }
        return mask.build();
    }

    private static Prompt.Point point(double x, double y, boolean foreground) {
        return new Prompt.Point(new ImagePoint(x, y), foreground);
    }
}
