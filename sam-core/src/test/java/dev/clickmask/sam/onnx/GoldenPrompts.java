package dev.clickmask.sam.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import java.util.ArrayList;
import java.util.List;

/** Prompts of golden cases, which count from the centre of the first pixel of the model's input. */
final class GoldenPrompts {
    private final ModelFrame frame;

    GoldenPrompts(ModelFrame frame) {
        this.frame = frame;
    }

    List<Prompt> of(JsonNode goldenCase) {
        List<Prompt> prompts = new ArrayList<>();
        goldenCase.get("points").forEach(at -> prompts.add(new Prompt.Point(point(at.get(0), at.get(1)), true)));
        goldenCase.get("background").forEach(at -> prompts.add(new Prompt.Point(point(at.get(0), at.get(1)), false)));
        JsonNode box = goldenCase.get("box");
        if (!box.isNull()) {
            prompts.add(
                    new Prompt.BoxPrompt(Box.between(point(box.get(0), box.get(1)), point(box.get(2), box.get(3)))));
        }
        return prompts;
    }

    /** The place that the reference means: it scales the index of the pixel and then adds half a model pixel. */
    private ImagePoint point(JsonNode x, JsonNode y) {
        double scaleX = (double) frame.content().width() / frame.image().width();
        double scaleY = (double) frame.content().height() / frame.image().height();
        return new ImagePoint(x.asDouble() + 0.5 / scaleX, y.asDouble() + 0.5 / scaleY);
    }
}
