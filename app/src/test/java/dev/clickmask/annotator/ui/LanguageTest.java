package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @ValueSource(strings = {"zh", "zh-CN", "zh-SG", "zh-Hans", "zh-Hans-HK"})
    void aSystemInSimplifiedChinese_hasTheWindowInChinese(String system) {
        assertThat(Language.SYSTEM.locale(Locale.forLanguageTag(system))).isEqualTo(Locale.SIMPLIFIED_CHINESE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-TW", "zh-HK", "zh-Hant", "zh-Hant-CN", "en-GB", "de-DE", "ja-JP"})
    void anyOtherSystem_hasItInEnglish(String system) {
        assertThat(Language.SYSTEM.locale(Locale.forLanguageTag(system))).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void whatThePersonChose_countsMoreThanTheSystem() {
        assertThat(Language.ENGLISH.locale(Locale.SIMPLIFIED_CHINESE)).isEqualTo(Locale.ENGLISH);
        assertThat(Language.CHINESE.locale(Locale.GERMANY)).isEqualTo(Locale.SIMPLIFIED_CHINESE);
    }

    @Test
    void englishOnAChineseSystem_isEnglish() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
        try {
            assertThat(new Messages(Locale.ENGLISH).text("quit")).isEqualTo("&Quit");
        } finally {
            Locale.setDefault(before);
        }
    }
}
