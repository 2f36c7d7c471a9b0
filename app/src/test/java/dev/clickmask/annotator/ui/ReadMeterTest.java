package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadMeterTest {
    private final List<Integer> told = new ArrayList<>();
    private int millis = 5_000;
    private final ReadMeter meter = new ReadMeter(() -> 1_000_000L * millis, told::add);

    @Test
    void whatIsSoonOver_isNotTold() {
        at(100, 0.4);
        at(299, 1);

        assertThat(told).isEmpty();
    }

    @Test
    void whatTakesLonger_isToldTenTimesASecondAtMost() {
        at(300, 0.104);
        at(301, 0.2);
        at(399, 0.3);
        at(400, 0.4);

        assertThat(told).containsExactly(10, 40);
    }

    @Test
    void onlyWhatIsMoreThanBefore_isTold() {
        at(300, 0.5);
        at(500, 0.502);
        at(700, 0.1);
        at(900, 0.51);

        assertThat(told).containsExactly(50, 51);
    }

    private void at(int sinceStart, double share) {
        millis = 5_000 + sinceStart;
        meter.at(share);
    }
}
