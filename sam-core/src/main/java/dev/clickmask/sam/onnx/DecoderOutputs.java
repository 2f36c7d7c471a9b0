package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.mask.LinearAxis;
import dev.clickmask.sam.mask.Logits;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** What a decoder returns, as candidates. */
final class DecoderOutputs {
    private DecoderOutputs() {}

    /** Copies the candidates out of the result, in the model's order. */
    static List<Candidate> candidates(OrtSession.Result result, ModelFrame frame, ModelSpec spec) throws OrtException {
        FloatBuffer ious = values(result, spec.contract().ious());
        FloatBuffer logits = values(result, spec.contract().logits());
        int side = spec.gridSide();
        LinearAxis columns = frame.columns(side);
        LinearAxis rows = frame.rows(side);
        int count = ious.remaining();
        List<Candidate> candidates = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            float[] grid = new float[side * side];
            logits.get(grid);
            candidates.add(new Candidate(new Logits(grid, columns, rows), ious.get(i), spec.isAmbiguous(i, count)));
        }
        return List.copyOf(candidates);
    }

    private static FloatBuffer values(OrtSession.Result result, String name) throws OrtException {
        FloatBuffer values =
                result.get(name).orElse(null) instanceof OnnxTensor tensor ? tensor.getFloatBuffer() : null;
        if (values == null) {
            throw new OrtException("the decoder returned no float tensor " + name);
        }
        return values;
    }
}
