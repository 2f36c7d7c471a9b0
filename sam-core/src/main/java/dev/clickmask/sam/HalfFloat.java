package dev.clickmask.sam;

/** IEEE 754 binary16: 1 sign bit, 5 bits of exponent, 10 of fraction. Java has it from version 20 on only. */
final class HalfFloat {
    private static final int INFINITE = 0x7C00;
    private static final int NOT_A_NUMBER = 0x7E00;
    /** Difference of the exponents' biases, 127 - 15, where a float has its exponent. */
    private static final int REBIAS = 112 << 23;
    /** From here on a float rounds to infinity whatever follows: 2^16. */
    private static final int TOO_LARGE = (127 + 16) << 23;
    /** Below it a half is subnormal: 2^-14. */
    private static final int SMALLEST_NORMAL = (127 - 14) << 23;

    private static final float TWO_TO_112 = 0x1p112f;

    private HalfFloat() {}

    /** The nearest half, the even one of two; infinite above 65504 and its rounding. */
    static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        return (short) (sign | magnitude(bits & 0x7FFFFFFF));
    }

    private static int magnitude(int bits) {
        if (bits >= TOO_LARGE) {
            return bits > 0x7F800000 ? NOT_A_NUMBER : INFINITE;
        } else if (bits < SMALLEST_NORMAL) {
            // The last place of a float near 0.5 is that of a subnormal half, so that the addition rounds rightly.
            return Float.floatToRawIntBits(Float.intBitsToFloat(bits) + 0.5f) - Float.floatToRawIntBits(0.5f);
        }
        int odd = bits >>> 13 & 1;
        return (bits - REBIAS + 0xFFF + odd) >>> 13;
    }

    /** The float of the same value. */
    static float toFloat(short half) {
        int magnitude = half & 0x7FFF;
        int sign = (half & 0x8000) << 16;
        if (magnitude >= INFINITE) {
            return Float.intBitsToFloat(sign | 0x7F800000 | magnitude << 13);
        }
        // As a float the exponent is too small by 112, also that of a subnormal.
        return Float.intBitsToFloat(sign | magnitude << 13) * TWO_TO_112;
    }
}
