package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.segment.Limits;
import picocli.CommandLine.Option;

/** Below what a propagation stops. */
final class LimitOptions {
    @Option(
            names = "--min-iou",
            paramLabel = "IOU",
            description = "Stop where the model predicts a lower IoU with the object; usually 0.8.")
    private double predictedIou = Limits.USUAL.predictedIou();

    @Option(
            names = "--min-stability",
            paramLabel = "SHARE",
            description = "Stop where the mask depends more on the threshold than that; usually 0.85.")
    private double stability = Limits.USUAL.stability();

    @Option(
            names = "--min-overlap",
            paramLabel = "IOU",
            description = "Stop where the mask is less like that on the image before; usually 0.65.")
    private double overlap = Limits.USUAL.overlap();

    Limits limits(Common common) {
        return common.argument(() -> new Limits(predictedIou, stability, overlap));
    }
}
