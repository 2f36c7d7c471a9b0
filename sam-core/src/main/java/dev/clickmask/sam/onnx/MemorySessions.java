package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The three graphs of a memory, loaded by ONNX Runtime.
 *
 * @param encoder makes of a frame and a mask what is remembered
 * @param attention makes of what is remembered and a new frame what the decoder looks at
 * @param ages makes of the age of a memory its mark of time
 */
record MemorySessions(
        OrtEnvironment environment, OrtSession encoder, OrtSession attention, OrtSession ages, MemorySpec spec)
        implements AutoCloseable {

    /** @throws IOException if a file cannot be loaded or does not belong to the model */
    static MemorySessions open(MemoryFiles files, SamSessions sam, ModelSpec model, GraphTensors decoder)
            throws IOException {
        List<OrtSession> open = new ArrayList<>();
        try {
            open.add(sam.alike(files.encoder()));
            open.add(sam.alike(files.attention()));
            open.add(sam.alike(files.pointers()));
            MemorySpec spec = MemorySpec.recognise(
                    model,
                    decoder,
                    GraphTensors.of(files.encoder(), open.get(0)),
                    GraphTensors.of(files.attention(), open.get(1)),
                    GraphTensors.of(files.pointers(), open.get(2)),
                    files.constants());
            return new MemorySessions(sam.environment(), open.get(0), open.get(1), open.get(2), spec);
        } catch (OrtException e) {
            open.forEach(SamSessions::close);
            throw new IOException("ONNX Runtime cannot describe the memory beside " + files.encoder(), e);
        } catch (IOException e) {
            open.forEach(SamSessions::close);
            throw e;
        }
    }

    /**
     * What is remembered of a frame.
     *
     * @param raw its features, as they are without memory
     * @param logits of the mask in the size of the model's input
     * @param score logit of whether there is anything to be seen
     * @param sure whether a person said what the object is, so that only the signs of the logits count
     */
    Memorised memorise(FloatBuffer raw, FloatBuffer logits, float score, boolean sure, OrtSession.RunOptions options)
            throws OrtException {
        long side = (long) Math.sqrt(logits.remaining());
        try (TensorMap tensors = new TensorMap()) {
            put(tensors, MemorySpec.RAW, raw, 1, spec.channels(), spec.cells(), spec.cells());
            put(tensors, MemorySpec.MASK, logits, 1, 1, side, side);
            put(tensors, MemorySpec.SCORE, FloatBuffer.wrap(new float[] {score}), 1, 1);
            put(tensors, MemorySpec.BINARIZE, FloatBuffer.wrap(new float[] {sure ? 1 : 0}));
            Set<String> wanted = Set.of(MemorySpec.TOKENS, MemorySpec.TOKEN_POSITIONS);
            try (OrtSession.Result kept = encoder.run(tensors.tensors(), wanted, options)) {
                FloatBuffer tokens = Tensors.floats(kept, MemorySpec.TOKENS);
                Tensors.requireNumbers(tokens);
                return new Memorised(tokens, Tensors.floats(kept, MemorySpec.TOKEN_POSITIONS));
            }
        }
    }

    /**
     * What is remembered of a frame, row by row.
     *
     * @param positions which are the same for all frames
     */
    record Memorised(FloatBuffer tokens, FloatBuffer positions) {}

    /** The marks of time of pointers of that age. */
    FloatBuffer marks(FloatBuffer age, OrtSession.RunOptions options) throws OrtException {
        try (TensorMap tensors = new TensorMap()) {
            put(tensors, MemorySpec.AGES, age, spec.pointers());
            try (OrtSession.Result result = ages.run(tensors.tensors(), Set.of(MemorySpec.AGE_POSITIONS), options)) {
                return Tensors.floats(result, MemorySpec.AGE_POSITIONS);
            }
        }
    }

    /** The features of a frame as they look to one who remembers the rows, plane by plane. */
    FloatBuffer attend(FloatBuffer raw, MemoryRows rows, OrtSession.RunOptions options) throws OrtException {
        long cells = spec.rowsOfFrame();
        try (TensorMap tensors = new TensorMap()) {
            put(tensors, MemorySpec.CURRENT, rows.byCell(raw), cells, 1, spec.channels());
            put(tensors, MemorySpec.CURRENT_POSITIONS, rows.positions(), cells, 1, spec.channels());
            put(tensors, MemorySpec.MEMORY, rows.memory(), spec.rows(), 1, spec.width());
            put(tensors, MemorySpec.MEMORY_POSITIONS, rows.memoryPositions(), spec.rows(), 1, spec.width());
            try (OrtSession.Result result = attention.run(tensors.tensors(), Set.of(MemorySpec.CONDITIONED), options)) {
                return Tensors.floats(result, MemorySpec.CONDITIONED);
            }
        }
    }

    private void put(TensorMap tensors, String name, FloatBuffer values, long... shape) throws OrtException {
        tensors.put(name, Tensors.of(environment, values, OnnxJavaType.FLOAT, shape));
    }

    @Override
    public void close() {
        List.of(encoder, attention, ages).forEach(SamSessions::close);
    }
}
