package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {
    private final Messages messages = new Messages();

    @Test
    void times_areMillisecondsUnderASecond_andSecondsFromThere() {
        assertThat(messages.time(Duration.ofMillis(999))).isEqualTo("999 ms");
        assertThat(messages.time(Duration.ofMillis(2940))).isEqualTo("2.9 s");
    }

    @ParameterizedTest
    @EnumSource(Activity.class)
    void everyActivity_hasAText(Activity activity) {
        assertThat(messages.text(activity.key())).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(ThemeChoice.class)
    void everyTheme_hasAText(ThemeChoice theme) {
        assertThat(messages.text(theme.key())).isNotBlank();
    }

    @Test
    void aMnemonic_isTheLetterAfterTheMark() {
        Mnemonic save = Mnemonic.of("Open &sample");
        assertThat(save.text()).isEqualTo("Open sample");
        assertThat(save.index()).hasValue(5);
        assertThat(save.key()).hasValue('S');
        assertThat(Mnemonic.of("Open").key()).isEmpty();
    }

    @Test
    void aMnemonicBehindTheText_isForMenusOnly() {
        assertThat(Mnemonic.of("打开(&O)…").text()).isEqualTo("打开(O)…");
        assertThat(Mnemonic.without("打开(&O)…")).isEqualTo("打开…");
        assertThat(Mnemonic.without("Open &sample")).isEqualTo("Open sample");
    }
}
