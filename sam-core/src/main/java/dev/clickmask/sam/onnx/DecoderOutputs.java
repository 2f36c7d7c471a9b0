package dev.clickmask.sam.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.mask.LinearAxis;
import dev.clickmask.sam.mask.Logits;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What a decoder returns, as candidates. */
final class DecoderOutputs {
    private static final float WHITE = 255;
    private static final float STABILITY_OFFSET = 1;

    private DecoderOutputs() {}

    /** Names of the outputs to ask for. */
    static Set<String> wanted(ModelSpec spec) {
        return Set.of(spec.logits(), spec.contract().answer().scores());
    }

    /** Copies the candidates of so many prompt lists out of the result, each in the model's order. */
    static List<List<Candidate>> candidates(OrtSession.Result result, int lists, ModelFrame frame, ModelSpec spec)
            throws OrtException {
        Contract.Answer answer = spec.contract().answer();
        FloatBuffer scores = Tensors.floats(result, answer.scores());
        FloatBuffer logits = Tensors.floats(result, spec.logits());
        int side = spec.gridSide();
        int masks = scores.remaining();
        if (logits.remaining() != masks * side * side || masks % lists != 0) {
            throw new OrtException("the decoder returned %d logits for %d masks of %d x %d"
                    .formatted(logits.remaining(), masks, side, side));
        }
        Tensors.requireNumbers(scores);
        Tensors.requireNumbers(logits);
        boolean bytes = answer.values() == Contract.Values.LOGITS_OR_BYTES_AS_ASKED && areBytes(logits);
        LinearAxis columns = frame.columns(side);
        LinearAxis rows = frame.rows(side);
        int count = masks / lists;
        List<Candidate> candidates = new ArrayList<>(masks);
        for (int i = 0; i < masks; i++) {
            float[] grid = new float[side * side];
            logits.get(grid);
            if (bytes) {
                centre(grid);
            }
            float score = answer.score() == Contract.Score.STABILITY ? stability(grid) : scores.get(i);
            boolean ambiguous = spec.isAmbiguous(i % count, count);
            candidates.add(new Candidate(logits(grid, columns, rows, frame), score, ambiguous));
        }
        return IntStream.range(0, lists)
                .mapToObj(list -> List.copyOf(candidates.subList(list * count, (list + 1) * count)))
                .toList();
    }

    private static Logits logits(float[] grid, LinearAxis columns, LinearAxis rows, ModelFrame frame) {
        return new Logits(
                grid,
                columns,
                rows,
                frame.image(),
                frame.part().x(),
                frame.part().y());
    }

    /** Whether a graph thresholded its masks itself. Logits are never all exactly one of two such numbers. */
    private static boolean areBytes(FloatBuffer values) {
        for (int i = 0; i < values.limit(); i++) {
            if (values.get(i) != 0 && values.get(i) != WHITE) {
                return false;
            }
        }
        return true;
    }

    /** Half white is the threshold of such a mask when it is enlarged. */
    private static void centre(float[] grid) {
        for (int i = 0; i < grid.length; i++) {
            grid[i] -= WHITE / 2;
        }
    }

    /** How much of the mask at a lower threshold is left at a higher one: segment_anything/utils/amg.py. */
    private static float stability(float[] grid) {
        int inner = 0;
        int outer = 0;
        for (float value : grid) {
            inner += value > STABILITY_OFFSET ? 1 : 0;
            outer += value > -STABILITY_OFFSET ? 1 : 0;
        }
        return outer == 0 ? 0 : (float) inner / outer;
    }
}
