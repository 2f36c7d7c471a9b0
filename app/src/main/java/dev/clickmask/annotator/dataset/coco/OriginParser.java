package dev.clickmask.annotator.dataset.coco;

import dev.clickmask.annotator.document.Instance.Origin;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the object "clickmask" that our own writer adds to an annotation: prompts, model and what was chosen of its answer. */
final class OriginParser {
    /** No person gives so many. */
    private static final int MAX_PROMPTS = 10_000;

    private final JsonFields fields;

    OriginParser(JsonFields fields) {
        this.fields = fields;
    }

    Origin read() throws IOException {
        if (fields.isNull() || !fields.enterObject()) {
            return Origin.UNKNOWN;
        }
        List<Prompt> prompts = List.of();
        String model = "";
        Double predictedIou = null;
        Double threshold = null;
        int candidate = Origin.UNKNOWN_CANDIDATE;
        while (fields.nextField()) {
            switch (fields.name()) {
                case "prompts" -> prompts = prompts();
                case "model" -> model = fields.anyText();
                case "predicted_iou" -> predictedIou = fields.number();
                case "threshold" -> threshold = fields.number();
                case "candidate" -> candidate = fields.count();
                default -> fields.skip();
            }
        }
        return new Origin(prompts, model, orZero(predictedIou), orZero(threshold), candidate);
    }

    private static float orZero(@Nullable Double number) {
        return number == null ? 0 : number.floatValue();
    }

    private List<Prompt> prompts() throws IOException {
        List<Prompt> prompts = new ArrayList<>();
        if (!fields.enterList()) {
            return prompts;
        }
        while (fields.nextElement()) {
            Prompt prompt = prompt();
            if (prompt != null) {
                prompts.add(prompt);
            }
            if (prompts.size() > MAX_PROMPTS) {
                fields.leaveList();
                fields.reject("has more than " + MAX_PROMPTS + " prompts");
                return prompts;
            }
        }
        return prompts;
    }

    private @Nullable Prompt prompt() throws IOException {
        if (!fields.enterObject()) {
            return null;
        }
        double[] point = null;
        double[] box = null;
        boolean foreground = true;
        while (fields.nextField()) {
            switch (fields.name()) {
                case "point" -> point = fields.numbers(2);
                case "box" -> box = fields.numbers(4);
                case "foreground" -> foreground = !Boolean.FALSE.equals(fields.flag());
                default -> fields.skip();
            }
        }
        if (point != null) {
            return new Prompt.Point(new ImagePoint(point[0], point[1]), foreground);
        }
        return box == null ? missing() : box(box);
    }

    private @Nullable Prompt missing() throws IOException {
        fields.reject("is no prompt: must have a point [x, y] or a box [x0, y0, x1, y1]");
        return null;
    }

    private @Nullable Prompt box(double[] corners) throws IOException {
        try {
            return new Prompt.BoxPrompt(new Box(corners[0], corners[1], corners[2], corners[3]));
        } catch (IllegalArgumentException e) {
            fields.reject("is no prompt: " + e.getMessage());
            return null;
        }
    }
}
