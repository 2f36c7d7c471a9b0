package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.FrameMemory;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.MemoryBank;
import dev.clickmask.sam.MemoryModel;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a SAM 2 on ONNX Runtime, whose graphs {@code docs/decisions/0007-memory.md} describes. What is remembered lies
 * in a {@link MemoryBank}; here are constants of the model only, and room for one run.
 */
final class OnnxMemory implements MemoryModel {
    /** As SAM 2 takes a mask that it did not make: sure of every pixel. */
    private static final float SURE = 10;

    private static final float NOT_A_POINT = -1;
    private static final String TASK = "following the object";

    private final MemoryFiles files;
    private final GraphTensors decoder;
    private final SamSessions sessions;
    private final ModelSpec model;
    private final RunGuard guard;

    // Of the run whose turn it is.
    private @Nullable MemorySessions memory;
    private @Nullable MemoryRows rows;

    OnnxMemory(MemoryFiles files, GraphTensors decoder, SamSessions sessions, ModelSpec model, RunGuard guard) {
        this.files = files;
        this.decoder = decoder;
        this.sessions = sessions;
        this.model = model;
        this.guard = guard;
    }

    @Override
    public void load() throws IOException {
        try {
            guard.run("loading the memory", options -> loaded());
        } catch (InferenceException e) {
            throw e.getCause() instanceof Unloadable unloadable
                    ? unloadable.reason
                    : new IOException(e.getMessage(), e);
        }
    }

    /** Comes out of a run where only exceptions of ONNX Runtime may. */
    private static final class Unloadable extends OrtException {
        private static final long serialVersionUID = 1L;

        private final IOException reason;

        Unloadable(IOException reason) {
            super(String.valueOf(reason.getMessage()));
            this.reason = reason;
        }
    }

    private MemorySessions loaded() throws OrtException {
        MemorySessions known = memory;
        if (known != null) {
            return known;
        }
        try {
            MemorySessions fresh = MemorySessions.open(files, sessions, model, decoder);
            memory = fresh;
            return fresh;
        } catch (IOException e) {
            throw new Unloadable(e);
        }
    }

    @Override
    public Tracked learn(ImageEmbedding embedding, int frame, List<Prompt> prompts, Optional<Mask> mask)
            throws InferenceException {
        return guard.run(TASK, options -> {
            MemorySessions known = loaded();
            try (TensorMap tensors = features(embedding, null)) {
                DecoderInputs.of(prompts, frame(embedding), model).addTo(tensors, sessions.environment());
                Answer answer = decode(tensors, embedding, options);
                FloatBuffer logits = mask.isEmpty() ? answer.logits() : logits(mask.get());
                float score = mask.isEmpty() ? answer.score() : SURE;
                FloatBuffer tokens = known.memorise(raw(embedding), logits, score, true, options)
                        .tokens();
                return new Tracked(answer.candidate(), score, new FrameMemory(frame, tokens, answer.pointer()));
            }
        });
    }

    @Override
    public Tracked track(ImageEmbedding embedding, int frame, MemoryBank bank) throws InferenceException {
        return guard.run(TASK, options -> {
            MemorySessions known = loaded();
            MemoryRows filled = rows(known, raw(embedding), options);
            filled.fill(bank, frame, known.marks(filled.ages(bank, frame), options));
            try (TensorMap tensors = features(embedding, known.attend(raw(embedding), filled, options))) {
                Contract.Points points = model.contract().points();
                put(tensors, points.coordinates(), FloatBuffer.allocate(2), 1, 2);
                put(tensors, points.labels(), FloatBuffer.wrap(new float[] {NOT_A_POINT}), 1);
                Answer answer = decode(tensors, embedding, options);
                FloatBuffer tokens = known.memorise(raw(embedding), answer.logits(), answer.score(), false, options)
                        .tokens();
                return new Tracked(
                        answer.candidate(), answer.score(), new FrameMemory(frame, tokens, answer.pointer()));
            }
        });
    }

    /**
     * What the decoder says.
     *
     * @param logits in the size of the model's input
     * @param score logit of whether the object is to be seen
     */
    private record Answer(Candidate candidate, FloatBuffer logits, float score, FloatBuffer pointer) {}

    private Answer decode(TensorMap tensors, ImageEmbedding embedding, OrtSession.RunOptions options)
            throws OrtException {
        Set<String> wanted = Set.of(
                model.logits(),
                model.contract().answer().scores(),
                MemorySpec.MASK,
                MemorySpec.SCORE,
                MemorySpec.POINTER);
        try (OrtSession.Result result = sessions.decoder().run(tensors.tensors(), wanted, options)) {
            return new Answer(
                    DecoderOutputs.candidates(result, 1, frame(embedding), model)
                            .get(0)
                            .get(0),
                    Tensors.floats(result, MemorySpec.MASK),
                    Tensors.floats(result, MemorySpec.SCORE).get(0),
                    Tensors.floats(result, MemorySpec.POINTER));
        }
    }

    private ModelFrame frame(ImageEmbedding embedding) {
        return ModelFrame.of(
                embedding.imageSize(),
                embedding.part(),
                model.contract().picture().fit(),
                model.image().side());
    }

    private FloatBuffer raw(ImageEmbedding embedding) {
        return embedding.levels().get(model.place(MemorySpec.RAW)).values();
    }

    /** What the decoder sees of the frame, where the coarsest level may be another than that of the picture alone. */
    private TensorMap features(ImageEmbedding embedding, @Nullable FloatBuffer conditioned) throws OrtException {
        TensorMap tensors = new TensorMap();
        for (int i = 0; i < model.levels().size(); i++) {
            Level level = model.levels().get(i);
            String input = level.decoderInput();
            if (input != null) {
                boolean other = conditioned != null && input.equals(MemorySpec.REPLACED);
                FloatBuffer values = other && conditioned != null
                        ? conditioned
                        : embedding.levels().get(i).values();
                tensors.put(
                        input, Tensors.of(sessions.environment(), values, level.decoderType(), level.decoderShape()));
            }
        }
        return tensors;
    }

    private void put(TensorMap tensors, String name, FloatBuffer values, long... last) throws OrtException {
        tensors.put(name, Tensors.of(sessions.environment(), values, model.type(name), model.shape(name, last)));
    }

    /** A mask that is known, as if the model had answered it: by the pixel in the middle of each of its own. */
    private FloatBuffer logits(Mask mask) {
        int side = model.image().side();
        FloatBuffer logits = DirectFloats.allocate(side * side);
        for (int row = 0; row < side; row++) {
            int y = (int) ((row + 0.5) * mask.size().height() / side);
            for (int column = 0; column < side; column++) {
                int x = (int) ((column + 0.5) * mask.size().width() / side);
                logits.put(mask.contains(x, y) ? SURE : -SURE);
            }
        }
        return logits.rewind();
    }

    private MemoryRows rows(MemorySessions known, FloatBuffer raw, OrtSession.RunOptions options) throws OrtException {
        MemoryRows before = rows;
        if (before != null) {
            return before;
        }
        FloatBuffer nothing =
                DirectFloats.allocate(model.image().side() * model.image().side());
        FloatBuffer places = known.memorise(raw, nothing, 0, false, options).positions();
        MemoryRows made = new MemoryRows(known.spec(), places, positions(options));
        rows = made;
        return made;
    }

    /** Where the cells of a frame are; the same for every picture, so an empty one is encoded, once. */
    private FloatBuffer positions(OrtSession.RunOptions options) throws OrtException {
        ImageInput form = model.image();
        Size size = new Size(form.side(), form.side());
        FloatBuffer nothing = DirectFloats.allocate(3 * form.side() * form.side());
        try (OnnxTensor input = Tensors.of(sessions.environment(), nothing, form.type(), form.shape(size));
                OrtSession.Result result =
                        sessions.encoder().run(Map.of(form.name(), input), Set.of(MemorySpec.POSITIONS), options)) {
            return Tensors.floats(result, MemorySpec.POSITIONS);
        }
    }

    /** When no run can begin any more. */
    void close() {
        if (memory != null) {
            memory.close();
        }
    }
}
