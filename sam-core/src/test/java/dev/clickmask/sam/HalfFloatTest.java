package dev.clickmask.sam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatTest {

    /** What {@code numpy.float32(value).astype(numpy.float16)} gives. */
    @ParameterizedTest
    @CsvSource({
        "0.0, 0000",
        "-0.0, 8000",
        "1.0, 3c00",
        "-2.5, c100",
        "0.1, 2e66",
        "3.14159274, 4248",
        "65504.0, 7bff",
        "65519.99, 7bff",
        "65520.0, 7c00",
        "1.0E9, 7c00",
        "6.1035156E-5, 0400",
        "6.097555E-5, 03ff",
        "5.9604645E-8, 0001",
        "2.9802322E-8, 0000",
        "2.9802326E-8, 0001",
        "1.0E-10, 0000",
        "1.00048828125, 3c00",
        "1.0004883, 3c00",
        "1.00146484375, 3c02",
        "2049.0, 6800",
        "2051.0, 6802",
        "-0.333333343, b555"
    })
    void rounds_as_numpy(float value, String half) {
        assertThat("%04x".formatted(HalfFloat.of(value) & 0xFFFF)).isEqualTo(half);
    }

    @Test
    void every_half_survives_the_way_to_float_and_back() {
        for (int half = 0; half < 1 << 16; half++) {
            float value = HalfFloat.toFloat((short) half);
            if (!Float.isNaN(value)) {
                assertThat(HalfFloat.of(value)).isEqualTo((short) half);
            }
        }
    }

    @Test
    void what_is_no_number_stays_none() {
        assertThat(HalfFloat.toFloat(HalfFloat.of(Float.NaN))).isNaN();
        assertThat(HalfFloat.toFloat(HalfFloat.of(Float.NEGATIVE_INFINITY))).isEqualTo(Float.NEGATIVE_INFINITY);
    }
}
