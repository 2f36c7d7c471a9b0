package dev.clickmask.annotator.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against findContours, contourArea and boundingRect of OpenCV 4.14. */
class LargestRegionTest {
    private static Mask mask(String picture) {
        List<String> rows = picture.strip().lines().map(String::strip).toList();
        Size size = new Size(rows.get(0).length(), rows.size());
        MaskBuilder mask = new MaskBuilder(size, size.pixels());
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                if (rows.get(y).charAt(x) == '#') {
                    mask.set(x, y);
                }
            }
        }
        return mask.build();
    }

    private static void assertRegion(String picture, double area, PixelBox box) {
        assertThat(LargestRegion.of(mask(picture), area)).contains(box);
        assertThat(LargestRegion.of(mask(picture), area + 0.5)).isEmpty();
    }

    @Test
    void aRegionEnclosesItsHoles_andHangsTogetherByCorners() {
        assertRegion("""
                ...........
                .#####.....
                .#...#..##.
                .#...#..##.
                .#####.....
                ......#....
                .......#...
                ........##.
                ........##.
                """, 13, new PixelBox(1, 1, 9, 8));
    }

    @Test
    void theLineThroughTheCentresOfBorderCells_bounds() {
        assertRegion("""
                ####....
                #####...
                .#####..
                ..####..
                ...#....
                """, 12, new PixelBox(0, 0, 6, 5));
    }

    @Test
    void aLineEnclosesNothing() {
        assertRegion("""
                #..
                .#.
                ..#
                """, 0, new PixelBox(0, 0, 3, 3));
    }

    @Test
    void theLargestOfSeveralWins_wherever() {
        assertRegion("""
                ##....
                ##....
                ...###
                ...###
                """, 2, new PixelBox(3, 2, 3, 2));
    }

    @Test
    void anEmptyMask_hasNone() {
        assertThat(LargestRegion.of(Mask.empty(new Size(4, 4)), 0)).isEmpty();
    }
}
