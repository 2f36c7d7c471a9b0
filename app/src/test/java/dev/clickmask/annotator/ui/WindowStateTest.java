package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowStateTest {
    private static final Rectangle MAIN = new Rectangle(0, 24, 1600, 976);
    private static final Rectangle LEFT_OF_IT = new Rectangle(-1920, 0, 1920, 1080);

    @Test
    void aWindowOnAScreenThatIsThere_comesBackAsItWas() {
        assertThat(placed("-1800 100 1000 700", MAIN, LEFT_OF_IT)).hasValue(new Rectangle(-1800, 100, 1000, 700));
    }

    @Test
    void aWindowOnAScreenThatIsGone_isPlacedAnew() {
        assertThat(placed("-1800 100 1000 700", MAIN)).isEmpty();
    }

    @Test
    void aWindowThatIsTooLargeNow_orHalfOutside_isMadeToFit() {
        assertThat(placed("1200 500 2000 900", MAIN)).hasValue(new Rectangle(0, 100, 1600, 900));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 2 3", "a b c d", "0 0 99999999 10", "0 0 -5 5"})
    void whatIsNoPlace_isPassedOver(String text) {
        assertThat(placed(text, MAIN)).isEmpty();
    }

    private static Optional<Rectangle> placed(String text, Rectangle... screens) {
        return WindowState.placed(Optional.of(text), List.of(screens));
    }
}
