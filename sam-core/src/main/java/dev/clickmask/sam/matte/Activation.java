package dev.clickmask.sam.matte;

/** What makes an alpha from 0 to 1 of a model's output. */
public enum Activation {
    /** It is one already. */
    NONE {
        @Override
        void change(float[] values) {}
    },
    /** The logistic function of each value. */
    SIGMOID {
        @Override
        void change(float[] values) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (1 / (1 + Math.exp(-values[i])));
            }
        }
    },
    /** The smallest value becomes 0 and the largest 1, as U-2-Net's own program does; nothing is foreground where all are equal. */
    MIN_MAX {
        @Override
        void change(float[] values) {
            float min = Float.POSITIVE_INFINITY;
            float max = Float.NEGATIVE_INFINITY;
            for (float value : values) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
            float range = max - min;
            for (int i = 0; i < values.length; i++) {
                values[i] = range > 0 ? (values[i] - min) / range : 0;
            }
        }
    };

    abstract void change(float[] values);

    /** Replaces the values, which a model made, by alphas from 0 to 1; NaN becomes 0. */
    public void apply(float[] values) {
        change(values);
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] > 0 ? Math.min(values[i], 1) : 0;
        }
    }
}
