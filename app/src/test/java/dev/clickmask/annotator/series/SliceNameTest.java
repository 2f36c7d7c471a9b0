package dev.clickmask.annotator.series;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceNameTest {
    @Test
    void aSliceHasTheNameOfItsFile_andItsNumberFromOne() {
        SliceName slice = new SliceName("scans/heart.tif", 12);

        assertThat(slice).hasToString("scans/heart.tif#12");
        assertThat(SliceName.parse("scans/heart.tif#12")).contains(slice);
        assertThat(SliceName.parse("a#1#2")).contains(new SliceName("a#1", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"heart.tif", "heart#.tif", "heart#1.tif", "heart.tif#0", "heart.tif#01", "a/#1", "#1", ""})
    void otherNamesAreThoseOfWholeFiles(String name) {
        assertThat(SliceName.parse(name)).isEmpty();
    }

    @Test
    void theHomeOfASliceIsItsFile_ofAnImageItsFolder() {
        assertThat(SliceName.home("scans/heart.tif#3")).isEqualTo("scans/heart.tif");
        assertThat(SliceName.home("scans/IM1")).isEqualTo("scans");
        assertThat(SliceName.home("photo.jpg")).isEqualTo(".");
    }
}
