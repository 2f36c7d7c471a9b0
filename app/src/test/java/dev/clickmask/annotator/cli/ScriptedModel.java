package dev.clickmask.annotator.cli;

import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.Capabilities;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.LinearAxis;
import dev.clickmask.sam.mask.Logits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model that says what the test wants. */
final class ScriptedModel implements SamModel {
    private record Line(float logit, float predictedIou, boolean ambiguous) {}

    private final List<Line> script = new ArrayList<>();
    private @Nullable InferenceException failure;
    boolean closed;

    /** Answers with a mask of all pixels if the logit is positive, of none if not. */
    ScriptedModel saying(float logit, float predictedIou, boolean ambiguous) {
        script.add(new Line(logit, predictedIou, ambiguous));
        return this;
    }

    ScriptedModel failing(InferenceException wanted) {
        failure = wanted;
        return this;
    }

    @Override
    public ModelInfo info() {
        return new ModelInfo("Scripted", "imagination", 0, 1024, Capabilities.ALL);
    }

    @Override
    public ImageEmbedding encode(RgbImage image) throws InferenceException {
        if (failure != null) {
            throw failure;
        }
        return new ImageEmbedding(image.size(), List.of());
    }

    @Override
    public List<Candidate> decode(ImageEmbedding embedding, List<Prompt> prompts) {
        return script.stream()
                .map(line -> new Candidate(
                        logits(line.logit(), embedding.imageSize()), line.predictedIou(), line.ambiguous()))
                .toList();
    }

    private static Logits logits(float value, Size size) {
        return new Logits(new float[] {value}, LinearAxis.resize(1, size.width()), LinearAxis.resize(1, size.height()));
    }

    @Override
    public void cancel() {
        throw new UnsupportedOperationException("the command line does not cancel");
    }

    @Override
    public void close() {
        closed = true;
    }
}
