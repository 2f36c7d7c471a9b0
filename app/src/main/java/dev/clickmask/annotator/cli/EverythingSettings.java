package dev.clickmask.annotator.cli;

import dev.clickmask.sam.everything.EverythingOptions;
import picocli.CommandLine.Option;

/** What is looked for and what of it is kept. */
final class EverythingSettings {
    @Option(
            names = "--points",
            paramLabel = "N",
            defaultValue = "32",
            description = "Ask about N points in a row and in a column; ${DEFAULT-VALUE} if not given.")
    private int points;

    @Option(
            names = "--predicted-iou",
            paramLabel = "X",
            defaultValue = "0.8",
            description = "Keep masks that the model rates higher; ${DEFAULT-VALUE} if not given.")
    private double predictedIou;

    @Option(
            names = "--stability",
            paramLabel = "X",
            defaultValue = "0.95",
            description = "Keep masks that depend on the threshold no more than that; ${DEFAULT-VALUE} if not given.")
    private double stability;

    @Option(
            names = "--overlap",
            paramLabel = "X",
            defaultValue = "0.7",
            description = "Keep one of two masks whose boxes overlap more; ${DEFAULT-VALUE} if not given.")
    private double overlap;

    @Option(
            names = "--crop-layers",
            paramLabel = "N",
            defaultValue = "0",
            description = "Look at the image in parts too, for small objects: 4 with 1, 20 with 2.")
    private int cropLayers;

    @Option(
            names = "--crop-points-divisor",
            paramLabel = "N",
            defaultValue = "1",
            description = "Ask about so many times fewer points a side in the parts of each layer.")
    private int cropPointsDivisor;

    @Option(
            names = "--small-regions",
            paramLabel = "N",
            defaultValue = "0",
            description = "Fill holes and drop parts of fewer than N pixels.")
    private int smallRegion;

    @Option(
            names = "--refine",
            description = "Ask about each mask once more, with itself as prior; takes four times as long.")
    private boolean refined;

    /** @throws IllegalArgumentException if a value is out of range */
    EverythingOptions options() {
        EverythingOptions usual = EverythingOptions.USUAL;
        return new EverythingOptions(
                points,
                predictedIou,
                stability,
                usual.stabilityOffset(),
                overlap,
                overlap,
                cropLayers,
                usual.cropOverlap(),
                cropPointsDivisor,
                smallRegion,
                refined);
    }
}
