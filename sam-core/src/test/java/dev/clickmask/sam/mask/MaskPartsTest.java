package dev.clickmask.sam.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MaskPartsTest {
    private static final Mask RING_WITH_ISLAND = AsciiMask.parse("""
            .........
            .######..
            .#....#.#
            .#.##.#..
            .#....#.#
            .######.#
            .........
            """);

    @Test
    void parts_are_told_apart_and_make_up_the_mask() {
        List<Mask> parts = MaskParts.of(RING_WITH_ISLAND);

        assertThat(parts).extracting(Mask::area).containsExactly(18L, 1L, 2L, 2L);
        assertThat(parts.stream().reduce(Mask::union)).contains(RING_WITH_ISLAND);
    }

    @Test
    void small_specks_are_dropped_and_larger_ones_stay() {
        assertThat(MaskParts.dropSpecks(RING_WITH_ISLAND, 1).area()).isEqualTo(22);
        assertThat(MaskParts.dropSpecks(RING_WITH_ISLAND, 2))
                .isEqualTo(MaskParts.of(RING_WITH_ISLAND).get(0));
        assertThat(MaskParts.dropSpecks(RING_WITH_ISLAND, 18).isEmpty()).isTrue();
    }

    @Test
    void small_holes_are_filled_with_what_stands_in_them() {
        Mask ring = MaskParts.of(RING_WITH_ISLAND).get(0);

        assertThat(MaskParts.fillHoles(RING_WITH_ISLAND, 11)).isEqualTo(RING_WITH_ISLAND);
        assertThat(MaskParts.fillHoles(RING_WITH_ISLAND, 12).area()).isEqualTo(33);
        assertThat(MaskParts.fillHoles(ring, 12).area()).isEqualTo(30);
    }

    @Test
    void parts_of_random_masks_are_disjoint_and_make_up_the_mask() {
        RandomMasks random = new RandomMasks(5);
        for (int i = 0; i < 200; i++) {
            Mask mask = random.mask(random.size());
            List<Mask> parts = MaskParts.of(mask);

            assertThat(parts.stream().mapToLong(Mask::area).sum()).isEqualTo(mask.area());
            assertThat(parts.stream().reduce(Mask.empty(mask.size()), Mask::union))
                    .isEqualTo(mask);
            assertThat(MaskParts.dropSpecks(mask, 0)).isEqualTo(mask);
            assertThat(ContourTracer.trace(MaskParts.fillHoles(mask, Long.MAX_VALUE)))
                    .allSatisfy(part -> assertThat(part.holes()).isEmpty());
        }
    }
}
