package dev.clickmask.annotator.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clickmask.annotator.series.SliceBoxes.SliceBox;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SectorTest {
    private static final PixelBox USUAL = new PixelBox(100, 120, 80, 60);

    /** Slices that show a box or, where it is null, nothing. */
    private static SliceBoxes slices(@Nullable PixelBox... boxes) {
        List<SliceBox> slices = new ArrayList<>();
        for (int i = 0; i < boxes.length; i++) {
            slices.add(new SliceBox(i, "slice " + i, Optional.ofNullable(boxes[i]), Optional.ofNullable(boxes[i])));
        }
        return new SliceBoxes(new Size(512, 512), slices, List.of());
    }

    @Test
    void theBoxIsAroundAllSlicesOfTheObject() {
        PixelBox lower = new PixelBox(104, 124, 80, 60);

        assertThat(Sector.of(slices(null, USUAL, lower, lower, null)))
                .contains(new Sector(1, 3, new PixelBox(100, 120, 84, 64), List.of(1, 2, 3)));
    }

    @Test
    void aSliceFarFromTheOthers_isNotPartOfIt() {
        Sector sector = Sector.of(slices(USUAL, null, null, null, USUAL, USUAL, null, USUAL, null))
                .orElseThrow();

        assertThat(sector.first()).isEqualTo(4);
        assertThat(sector.last()).isEqualTo(7);
        assertThat(sector.used()).containsExactly(4, 5, 7);
    }

    @Test
    void aBoxUnlikeThoseOfItsNeighbours_isNotBelieved() {
        PixelBox elsewhere = new PixelBox(300, 10, 80, 60);
        PixelBox huge = new PixelBox(0, 0, 500, 500);

        Sector sector = Sector.of(slices(USUAL, USUAL, USUAL, elsewhere, USUAL, USUAL, USUAL, huge))
                .orElseThrow();

        assertThat(sector).isEqualTo(new Sector(0, 6, USUAL, List.of(0, 1, 2, 4, 5, 6)));
    }

    @Test
    void anObjectThatWandersAndTapers_isKeptWhole() {
        PixelBox[] boxes = new PixelBox[20];
        for (int i = 0; i < boxes.length; i++) {
            int side = 20 + 8 * Math.min(i, 19 - i);
            boxes[i] = new PixelBox(10 * i + 100 - side / 2, 200 - side / 2, side, side);
        }

        Sector sector = Sector.of(slices(boxes)).orElseThrow();

        assertThat(sector.used()).hasSize(20);
    }

    @Test
    void anObjectInNoSlice_hasNoSector() {
        assertThat(Sector.of(slices(null, null, null))).isEmpty();
    }

    @Test
    void aMarginGrowsTheBox_asFarAsTheSeriesReaches() {
        SliceBoxes slices = slices(USUAL, USUAL, USUAL, USUAL, USUAL, null, null, null, null, null);
        Sector sector = Sector.of(slices).orElseThrow();
        Optional<Spacing> spacing = Optional.of(new Spacing(0.5, 1, 5));

        assertThat(sector.with(Margin.parse("8"), slices, 10, Optional.empty()))
                .isEqualTo(new Sector(0, 4, new PixelBox(92, 112, 96, 76), sector.used()));
        assertThat(sector.with(Margin.parse("20%"), slices, 10, Optional.empty()))
                .isEqualTo(new Sector(0, 5, new PixelBox(84, 108, 112, 84), sector.used()));
        assertThat(sector.with(Margin.parse("10mm"), slices, 10, spacing))
                .isEqualTo(new Sector(0, 6, new PixelBox(80, 110, 120, 80), sector.used()));
        assertThat(sector.with(Margin.parse("1000"), slices, 10, Optional.empty())
                        .box())
                .isEqualTo(new PixelBox(0, 0, 512, 512));
    }

    @Test
    void whatIsNoMargin_isRefusedWithWhatWouldBe() {
        for (String text : List.of("", "-3", "wide", "3cm", "NaN")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Margin.parse(text))
                    .withMessageContaining("give pixels such as 8, a share such as 10%, or 5mm");
        }
    }
}
