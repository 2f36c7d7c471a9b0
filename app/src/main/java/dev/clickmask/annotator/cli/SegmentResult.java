package dev.clickmask.annotator.cli;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What {@code clickmask segment} has found out.
 *
 * @param taken index of the candidate that the mask is of
 */
record SegmentResult(
        Path file,
        RgbImage image,
        String modelId,
        ModelInfo model,
        List<Prompt> prompts,
        List<Candidate> candidates,
        int taken,
        Mask mask) {

    float predictedIou() {
        return candidates.get(taken).predictedIou();
    }

    /** All of it for the person. */
    Columns report() {
        Columns report = new Columns();
        report.add("file", file.toString());
        report.add("image", image.size() + " pixels");
        report.add("model", modelId + ", " + model.family());
        report.add("provider", model.provider());
        for (int i = 0; i < candidates.size(); i++) {
            report.add(i == 0 ? "candidates" : "", candidate(i));
        }
        report.add("mask", maskInWords());
        return report;
    }

    private String candidate(int index) {
        float iou = candidates.get(index).predictedIou();
        return String.format(Locale.ROOT, "%d: predicted IoU %.3f", index + 1, iou) + (index == taken ? ", taken" : "");
    }

    private String maskInWords() {
        if (mask.isEmpty()) {
            return "empty: the model finds nothing there; try other prompts";
        }
        var box = mask.bounds();
        return mask.area() + " pixels, box " + box.width() + " x " + box.height() + " at " + box.x() + "," + box.y();
    }
}
