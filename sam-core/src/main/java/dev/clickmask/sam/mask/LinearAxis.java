package dev.clickmask.sam.mask;

import java.util.Arrays;

/**
 * One axis of a bilinear resize, as the models' own graphs and OpenCV do it: half-pixel centres unless said otherwise,
 * edges clamped, no antialiasing. Each output is a weighted mean of a few neighbouring inputs, so that resizes in a row and crops are one
 * axis again. Immutable.
 */
public final class LinearAxis {
    private final int inputs;
    private final int outputs;
    private final int taps;
    private final int[] first;
    private final float[] weights;

    /**
     * @param taps inputs that each output looks at
     * @param first index of the first of them, for each output, never falling
     * @param weights {@code taps} for each output, adding up to 1
     */
    private LinearAxis(int inputs, int taps, int[] first, float[] weights) {
        this.inputs = inputs;
        this.outputs = first.length;
        this.taps = taps;
        this.first = first;
        this.weights = weights;
    }

    /** The axis that makes {@code to} samples out of {@code from}. */
    public static LinearAxis resize(int from, int to) {
        return resize(from, to, 0.5);
    }

    /** The axis that makes {@code to} samples out of {@code from} and lays the first of either upon each other. */
    public static LinearAxis resizeFromOrigin(int from, int to) {
        return resize(from, to, 0);
    }

    /** @param centre of a sample, seen from its beginning */
    private static LinearAxis resize(int from, int to, double centre) {
        if (from < 1 || to < 1) {
            throw new IllegalArgumentException("cannot resize " + from + " samples to " + to);
        }
        int taps = Math.min(2, from);
        int[] first = new int[to];
        float[] weights = new float[to * taps];
        for (int i = 0; i < to; i++) {
            double position = Math.min(Math.max((i + centre) * from / to - centre, 0), from - 1);
            first[i] = Math.min((int) position, from - taps);
            float right = (float) (position - first[i]);
            weights[i * taps + taps - 1] = right;
            weights[i * taps] = taps == 1 ? 1 : 1 - right;
        }
        return new LinearAxis(from, taps, first, weights);
    }

    /** The same axis without the outputs from {@code count} on. */
    public LinearAxis crop(int count) {
        if (count < 1 || count > outputs) {
            throw new IllegalArgumentException("cannot crop " + outputs + " samples to " + count);
        }
        return new LinearAxis(inputs, taps, Arrays.copyOf(first, count), Arrays.copyOf(weights, count * taps));
    }

    /** This axis and then the next one, which must take as many samples as this one gives. */
    public LinearAxis then(LinearAxis next) {
        if (next.inputs != outputs) {
            throw new IllegalArgumentException("an axis of " + next.inputs + " inputs cannot follow " + outputs);
        }
        int span = next.spanThrough(this);
        int[] starts = new int[next.outputs];
        float[] products = new float[next.outputs * span];
        for (int i = 0; i < next.outputs; i++) {
            starts[i] = Math.min(first[next.first[i]], inputs - span);
            for (int tap = 0; tap < next.taps; tap++) {
                int middle = next.first[i] + tap;
                int at = i * span + first[middle] - starts[i];
                for (int k = 0; k < taps; k++) {
                    products[at + k] += next.weights[i * next.taps + tap] * weights[middle * taps + k];
                }
            }
        }
        return new LinearAxis(inputs, span, starts, products);
    }

    /** The widest range of inputs of {@code earlier} that one output of this axis depends on. */
    private int spanThrough(LinearAxis earlier) {
        int widest = 0;
        for (int start : first) {
            widest = Math.max(widest, earlier.first[start + taps - 1] + earlier.taps - earlier.first[start]);
        }
        return widest;
    }

    /** Number of samples that go in. */
    public int inputs() {
        return inputs;
    }

    /** Number of samples that come out. */
    public int outputs() {
        return outputs;
    }

    /** Number of neighbouring inputs that an output looks at. */
    int taps() {
        return taps;
    }

    /** Index of the first input that the output looks at. */
    int first(int output) {
        return first[output];
    }

    /** Weight of the input {@code first(output) + tap}. */
    float weight(int output, int tap) {
        return weights[output * taps + tap];
    }

    /** First output whose inputs all lie at {@code input} or after it; {@link #outputs()} if there is none. */
    int firstOutputFrom(int input) {
        int low = 0;
        int high = outputs;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (first[middle] < input) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** First output that looks at an input after {@code input}; {@link #outputs()} if there is none. */
    int firstOutputBeyond(int input) {
        return firstOutputFrom(input + 2 - taps);
    }

    /** The output's value: the weighted mean of its inputs in {@code samples}. */
    float sample(float[] samples, int output) {
        float sum = 0;
        int start = first[output];
        for (int tap = 0, weight = output * taps; tap < taps; tap++, weight++) {
            sum += weights[weight] * samples[start + tap];
        }
        return sum;
    }
}
