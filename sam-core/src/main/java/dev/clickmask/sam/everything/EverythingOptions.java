package dev.clickmask.sam.everything;

/**
 * What is asked about, and which answers are kept. Names and usual values are those of SAM 2's automatic mask generator.
 *
 * @param pointsPerSide points in a row and in a column of the grid over the whole image
 * @param predictedIou only candidates that the model rates higher are kept
 * @param stability only masks that are as stable as that are kept, see {@link FoundMask#stability}
 * @param stabilityOffset logits by which the threshold is moved up and down to find out how stable a mask is
 * @param boxOverlap of two masks whose boxes overlap more than this, as intersection over union, one is dropped
 * @param cropBoxOverlap the same for masks of different parts of the image, see {@code cropLayers}
 * @param cropLayers further layers of the image in parts, each of twice as many a side
 * @param cropOverlap overlap of neighbouring parts of the first such layer, in parts of the image's shorter side
 * @param cropPointsDivisor by which the points a side get fewer with each layer
 * @param smallRegion holes and parts of fewer pixels than this are filled and dropped; 0 leaves masks as they are
 * @param refined whether each candidate is asked about once more with its own logits as prior mask
 */
public record EverythingOptions(
        int pointsPerSide,
        double predictedIou,
        double stability,
        float stabilityOffset,
        double boxOverlap,
        double cropBoxOverlap,
        int cropLayers,
        double cropOverlap,
        int cropPointsDivisor,
        int smallRegion,
        boolean refined) {
    /** The usual values. */
    public static final EverythingOptions USUAL =
            new EverythingOptions(32, 0.8, 0.95, 1, 0.7, 0.7, 0, 512.0 / 1500, 1, 0, false);

    public EverythingOptions {
        require(pointsPerSide >= 1, "points a side", pointsPerSide);
        require(predictedIou >= 0 && predictedIou <= 1, "predicted IoU", predictedIou);
        require(stability >= 0 && stability <= 1, "stability", stability);
        require(stabilityOffset >= 0, "stability offset", stabilityOffset);
        require(boxOverlap >= 0 && boxOverlap <= 1, "overlap", boxOverlap);
        require(cropBoxOverlap >= 0 && cropBoxOverlap <= 1, "overlap", cropBoxOverlap);
        require(cropLayers >= 0 && cropLayers <= 4, "crop layers", cropLayers);
        require(cropOverlap >= 0 && cropOverlap < 1, "crop overlap", cropOverlap);
        require(cropPointsDivisor >= 1, "divisor of the points", cropPointsDivisor);
        require(smallRegion >= 0, "small region", smallRegion);
    }

    private static void require(boolean good, String what, double value) {
        if (!good) {
            throw new IllegalArgumentException(what + " " + value + " is out of range");
        }
    }

    /** The same with another grid. */
    public EverythingOptions withPointsPerSide(int points) {
        return new EverythingOptions(
                points,
                predictedIou,
                stability,
                stabilityOffset,
                boxOverlap,
                cropBoxOverlap,
                cropLayers,
                cropOverlap,
                cropPointsDivisor,
                smallRegion,
                refined);
    }

    /** Points in a row and in a column of a part of that layer; layer 0 is the whole image. */
    int pointsPerSide(int layer) {
        return Math.max(1, (int) (pointsPerSide / Math.pow(cropPointsDivisor, layer)));
    }
}
