package dev.clickmask.sam.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskTest {
    private static final Size WIDE = new Size(200, 10);

    @Test
    void knows_its_pixels_and_no_others() {
        Mask mask = AsciiMask.parse("""
                .....
                .##..
                ..#..
                """);
        assertThat(mask.contains(1, 1)).isTrue();
        assertThat(mask.contains(1, 2)).isFalse();
        assertThat(mask.contains(-1, 1)).isFalse();
        assertThat(mask.contains(65, 1)).isFalse();
        assertThat(mask.contains(1, 3)).isFalse();
        assertThat(mask.area()).isEqualTo(3);
        assertThat(mask.bounds()).isEqualTo(new PixelBox(1, 1, 2, 2));
        assertThat(mask).hasToString("Mask[3 pixels of 5 x 3]");
    }

    @Test
    void an_empty_mask_has_no_pixel_and_a_full_one_all() {
        assertThat(Mask.empty(WIDE).isEmpty()).isTrue();
        assertThat(Mask.empty(WIDE).bounds()).isEqualTo(PixelBox.EMPTY);
        assertThat(Mask.empty(WIDE)).isEqualTo(new MaskBuilder(WIDE, WIDE.pixels()).build());
        assertThat(Mask.full(WIDE).isEmpty()).isFalse();
        assertThat(Mask.full(WIDE).area()).isEqualTo(WIDE.area());
        assertThat(Mask.full(WIDE).bounds()).isEqualTo(WIDE.pixels());
    }

    @Test
    void masks_with_the_same_pixels_are_equal_however_they_were_drawn() {
        MaskBuilder tight = new MaskBuilder(WIDE, new PixelBox(70, 3, 1, 1));
        tight.set(70, 3);
        MaskBuilder loose = new MaskBuilder(WIDE, WIDE.pixels());
        loose.fill(3, 70, 71);
        assertThat(tight.build()).isEqualTo(loose.build()).hasSameHashCodeAs(loose.build());
        assertThat(tight.build()).isNotEqualTo(Mask.empty(WIDE)).isNotEqualTo(Mask.full(new Size(1, 1)));
    }

    @Test
    void draws_only_inside_the_region() {
        MaskBuilder builder = new MaskBuilder(WIDE, new PixelBox(60, 2, 70, 3));
        for (int y = -1; y <= WIDE.height(); y++) {
            builder.fill(y, -5, 500);
            builder.set(130, y);
            builder.set(59, y);
        }
        assertThat(builder.build().bounds()).isEqualTo(new PixelBox(60, 2, 70, 3));
        assertThat(builder.build().area()).isEqualTo(210);
    }

    @Test
    void a_region_beyond_the_image_is_cut_off() {
        MaskBuilder builder = new MaskBuilder(WIDE, new PixelBox(-10, -10, 1000, 1000));
        builder.set(-1, 0);
        builder.set(200, 0);
        builder.set(199, 9);
        assertThat(builder.build().bounds()).isEqualTo(new PixelBox(199, 9, 1, 1));
    }

    @Test
    void drawing_on_leaves_a_built_mask_as_it_is() {
        MaskBuilder builder = new MaskBuilder(WIDE, WIDE.pixels());
        builder.set(5, 5);
        Mask built = builder.build();
        builder.set(6, 5);
        assertThat(built.area()).isEqualTo(1);
        assertThat(builder.build().area()).isEqualTo(2);
    }

    @Test
    void fills_runs_of_every_length_at_every_place() {
        for (int from = 0; from <= 130; from++) {
            for (int to = from; to <= 195; to++) {
                MaskBuilder builder = new MaskBuilder(WIDE, WIDE.pixels());
                builder.fill(4, from, to);
                Mask mask = builder.build();
                PixelBox expected = from == to ? PixelBox.EMPTY : new PixelBox(from, 4, to - from, 1);
                assertThat(mask.bounds()).isEqualTo(expected);
                assertThat(mask.area()).isEqualTo(to - from);
            }
        }
    }

    @Test
    void adds_masks_inside_the_region() {
        MaskBuilder builder = new MaskBuilder(WIDE, new PixelBox(63, 0, 3, 2));
        builder.add(Mask.full(WIDE));
        assertThat(builder.build().area()).isEqualTo(6);
    }

    @Test
    void combines_pixel_by_pixel() {
        RandomMasks masks = new RandomMasks(1);
        for (int round = 0; round < 300; round++) {
            Size size = masks.size();
            Mask a = masks.mask(size);
            Mask b = masks.mask(size);
            assertThat(pixels(a.union(b))).isEqualTo(pixels(size, (x, y) -> a.contains(x, y) || b.contains(x, y)));
            assertThat(pixels(a.intersection(b)))
                    .isEqualTo(pixels(size, (x, y) -> a.contains(x, y) && b.contains(x, y)));
            assertThat(pixels(a.minus(b))).isEqualTo(pixels(size, (x, y) -> a.contains(x, y) && !b.contains(x, y)));
        }
    }

    @Test
    void bounds_are_tight() {
        RandomMasks masks = new RandomMasks(2);
        for (int round = 0; round < 300; round++) {
            Mask mask = masks.mask(masks.size());
            PixelBox expected = PixelBox.EMPTY;
            for (int y = 0; y < mask.size().height(); y++) {
                for (int x = 0; x < mask.size().width(); x++) {
                    expected = mask.contains(x, y) ? expected.enclosing(new PixelBox(x, y, 1, 1)) : expected;
                }
            }
            assertThat(mask.bounds()).isEqualTo(expected);
        }
    }

    @Test
    void runs_are_the_longest_in_reading_order() {
        Mask mask = AsciiMask.parse("""
                ##.#.
                .....
                ..###
                """);
        assertThat(runs(mask, mask.bounds())).containsExactly("0: 0..2", "0: 3..4", "2: 2..5");
        assertThat(runs(mask, new PixelBox(1, 0, 3, 3))).containsExactly("0: 1..2", "0: 3..4", "2: 2..4");
        assertThat(runs(Mask.full(WIDE), new PixelBox(0, 9, 900, 900))).containsExactly("9: 0..200");
        assertThat(runs(Mask.empty(WIDE), WIDE.pixels())).isEmpty();
    }

    @Test
    void redrawing_the_runs_gives_the_mask_back() {
        RandomMasks masks = new RandomMasks(3);
        for (int round = 0; round < 300; round++) {
            Mask mask = masks.mask(masks.size());
            MaskBuilder builder = new MaskBuilder(mask.size(), mask.bounds());
            mask.forEachRun(builder::fill);
            assertThat(builder.build()).isEqualTo(mask);
        }
    }

    @Test
    void iou_is_the_share_of_common_pixels() {
        Mask left = AsciiMask.parse("###.");
        Mask right = AsciiMask.parse(".###");
        assertThat(left.iou(right)).isEqualTo(0.5);
        assertThat(left.iou(left)).isEqualTo(1);
        assertThat(left.iou(Mask.empty(left.size()))).isEqualTo(0);
        assertThat(Mask.empty(WIDE).iou(Mask.empty(WIDE))).isEqualTo(1);
    }

    @Test
    void masks_of_different_sizes_do_not_mix() {
        Mask small = Mask.full(new Size(3, 2));
        Mask wide = Mask.full(WIDE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> small.union(wide))
                .withMessageContainingAll("3 x 2", "200 x 10");
        assertThatIllegalArgumentException().isThrownBy(() -> small.iou(wide));
        MaskBuilder builder = new MaskBuilder(WIDE, WIDE.pixels());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(small))
                .withMessageContaining("3 x 2");
    }

    @Test
    void memory_is_taken_for_the_region_only() {
        Size huge = new Size(Integer.MAX_VALUE, Integer.MAX_VALUE);
        MaskBuilder corner = new MaskBuilder(huge, new PixelBox(huge.width() - 2, huge.height() - 1, 2, 1));
        corner.fill(huge.height() - 1, 0, huge.width());
        assertThat(corner.build().area()).isEqualTo(2);
        assertThat(runs(corner.build(), huge.pixels())).containsExactly("2147483646: 2147483645..2147483647");
        assertThatIllegalArgumentException().isThrownBy(() -> Mask.full(huge)).withMessageContaining("too many");
    }

    private static List<String> runs(Mask mask, PixelBox window) {
        List<String> runs = new ArrayList<>();
        mask.forEachRun(window, (y, fromX, toX) -> runs.add(y + ": " + fromX + ".." + toX));
        return runs;
    }

    private static boolean[][] pixels(Mask mask) {
        return pixels(mask.size(), mask::contains);
    }

    private static boolean[][] pixels(Size size, PixelTest test) {
        boolean[][] pixels = new boolean[size.height()][size.width()];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                pixels[y][x] = test.holds(x, y);
            }
        }
        return pixels;
    }

    private interface PixelTest {
        boolean holds(int x, int y);
    }
}
