package dev.clickmask.annotator.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.GreyImage;
import dev.clickmask.sam.image.GreySamples;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowingTest {

    @Test
    void theMediastinumIsBetweenMinus125And225_asDicomCountsIt() {
        Windowing window = Windowing.parse("Mediastinum");

        assertThat(window.level(-125)).isZero();
        assertThat(window.level(-124)).isEqualTo(1);
        assertThat(window.level(49.5)).isEqualTo(128);
        assertThat(window.level(224)).isEqualTo(255);
        assertThat(window.level(3000)).isEqualTo(255);
    }

    @Test
    void centreAndWidthCanBeTyped() {
        assertThat(Windowing.parse("40, 400")).isEqualTo(Windowing.Preset.ABDOMEN.windowing());
        assertThat(Windowing.parse("-600.5,1500")).isEqualTo(new Windowing(-600.5, 1500));
    }

    @Test
    void theWindowOfARange_showsItsEnds() {
        Windowing window = Windowing.of(100, 355);

        assertThat(List.of(window.level(100), window.level(200), window.level(355)))
                .containsExactly(0, 100, 255);
    }

    @Test
    void whatIsNoWindow_isRefusedWithThoseThereAre() {
        for (String text : List.of("", "40", "40,0", "40,400,4", "40,x", "belly")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Windowing.parse(text))
                    .withMessageMatching(".*(give one of abdomen, lung, bone, brain|a width of at least 1).*");
        }
    }

    @Test
    void samplesGoThroughSlopeAndInterceptFirst() {
        GreySamples samples = GreySamples.of(new Size(3, 1), new short[] {-1000, 1064, 3000}, true);

        GreyImage levels = new Windowing(40, 400).apply(new Slice(samples, 1, -1024, false));
        GreyImage negative = new Windowing(40, 400).apply(new Slice(samples, 1, -1024, true));

        assertThat(List.of(levels.at(0, 0), levels.at(1, 0), levels.at(2, 0))).containsExactly(0, 128, 255);
        assertThat(List.of(negative.at(0, 0), negative.at(1, 0), negative.at(2, 0)))
                .containsExactly(255, 127, 0);
    }
}
