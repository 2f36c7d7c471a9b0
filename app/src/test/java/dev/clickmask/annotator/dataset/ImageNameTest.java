package dev.clickmask.annotator.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {

    @ParameterizedTest
    @CsvSource({
        "a.jpg, a.jpg",
        "day 2/left/猫.png, day 2/left/猫.png",
        "day 2\\left\\a.png, day 2/left/a.png",
        "./a//b/./c.png, a/b/c.png",
        "..a/b...png, ..a/b...png"
    })
    void a_name_below_the_folder_is_kept_with_forward_slashes(String given, String relative) {
        assertThat(ImageName.relative(given)).isEqualTo(relative);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "\\\\server\\share\\a.png",
                "C:\\a.png",
                "c:a.png",
                "../a.png",
                "a/../../b.png",
                "a\\..\\b.png",
                "..",
                ".",
                "",
                "a\0.png"
            })
    void a_name_that_may_lead_elsewhere_is_refused(String given) {
        assertThatIllegalArgumentException().isThrownBy(() -> ImageName.relative(given));
    }

    @Test
    void a_name_longer_than_any_path_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageName.relative("a".repeat(5000)))
                .withMessageContaining("longer than 4096");
    }
}
