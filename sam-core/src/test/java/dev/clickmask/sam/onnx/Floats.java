package dev.clickmask.sam.onnx;

import dev.clickmask.sam.Candidate;
import java.nio.FloatBuffer;

/** Arrays of floats too long for the messages of a general assertion. */
final class Floats {
    private Floats() {}

    /** All logits of a candidate. */
    static float[] of(Candidate candidate) {
        FloatBuffer buffer =
                FloatBuffer.allocate((int) candidate.logits().gridSize().area());
        candidate.logits().copyTo(buffer);
        return buffer.array();
    }

    static float largestDifference(float[] actual, float[] expected) {
        if (actual.length != expected.length) {
            throw new AssertionError(actual.length + " values instead of " + expected.length);
        }
        float largest = 0;
        for (int i = 0; i < actual.length; i++) {
            // Written so that a NaN counts as a difference.
            largest = Math.abs(actual[i] - expected[i]) <= largest ? largest : Math.abs(actual[i] - expected[i]);
        }
        return largest;
    }
}
