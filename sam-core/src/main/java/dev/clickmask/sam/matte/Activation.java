package dev.clickmask.sam.matte;

/** What makes an alpha from 0 to 1 of a model's output. */
public enum Activation {
    /** It is one already. */
    NONE {
        @Override
        void change(float[] values) {}

        @Override
        public float limit(float threshold, float[] values) {
            return threshold;
        }
    },
    /** The logistic function of each value. */
    SIGMOID {
        @Override
        void change(float[] values) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (1 / (1 + Math.exp(-values[i])));
            }
        }

        @Override
        public float limit(float threshold, float[] values) {
            return (float) Math.log(threshold / (1.0 - threshold));
        }
    },
    /** The smallest value becomes 0 and the largest 1, as U-2-Net's own program does; nothing is foreground where all are equal. */
    MIN_MAX {
        @Override
        void change(float[] values) {
            float min = min(values);
            float range = max(values) - min;
            for (int i = 0; i < values.length; i++) {
                values[i] = range > 0 ? (values[i] - min) / range : 0;
            }
        }

        @Override
        public float limit(float threshold, float[] values) {
            float min = min(values);
            return min + threshold * (max(values) - min);
        }
    };

    private static float min(float[] values) {
        float min = Float.POSITIVE_INFINITY;
        for (float value : values) {
            min = Math.min(min, value);
        }
        return min;
    }

    private static float max(float[] values) {
        float max = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    abstract void change(float[] values);

    /**
     * The value above which an alpha is above the threshold, so that it needs not be computed.
     *
     * @param threshold above 0, below 1
     * @param values all that the model made of an image
     */
    public abstract float limit(float threshold, float[] values);

    /** Replaces the values, which a model made, by alphas from 0 to 1; NaN becomes 0. */
    public void apply(float[] values) {
        change(values);
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] > 0 ? Math.min(values[i], 1) : 0;
        }
    }
}
