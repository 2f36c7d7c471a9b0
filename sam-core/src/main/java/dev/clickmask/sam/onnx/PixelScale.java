package dev.clickmask.sam.onnx;

/** What an encoder takes for the 256 levels of a colour. */
record PixelScale(Channel red, Channel green, Channel blue) {
    /** ImageNet's mean and deviation: SAM and SAM 2. */
    static final PixelScale IMAGENET =
            new PixelScale(new Channel(123.675f, 58.395f), new Channel(116.28f, 57.12f), new Channel(103.53f, 57.375f));
    /** -1 to 1: SAM 3. */
    static final PixelScale HALF = of(new Channel(127.5f, 127.5f));
    /** 0 to 1; the graph normalises. */
    static final PixelScale UNIT = of(new Channel(0, 255));
    /** 0 to 255; the graph normalises and pads. */
    static final PixelScale BYTES = of(new Channel(0, 1));

    private static final int LEVELS = 256;

    /** What is subtracted from a level, and what the rest is divided by. */
    record Channel(float mean, float deviation) {}

    private static PixelScale of(Channel all) {
        return new PixelScale(all, all, all);
    }

    /** For each level of red, green or blue, the value. */
    float[] values(int channel) {
        Channel scale = channel == 0 ? red : channel == 1 ? green : blue;
        float[] values = new float[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            values[level] = (level - scale.mean()) / scale.deviation();
        }
        return values;
    }
}
