package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.Capabilities;
import dev.clickmask.sam.Device;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.MemoryModel;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A SAM-family encoder and decoder on ONNX Runtime. Opened from two files, whose contract it recognises. */
public final class OnnxSam implements SamModel {
    /** Enough for nearly all that a batch saves; a click that ends such a run loses little. */
    private static final int BATCH = 16;

    private final SamSessions sessions;
    private final ModelSpec spec;
    private final ModelInfo info;
    private final RunGuard guard = new RunGuard();
    /** Used by one run at a time, under the guard. */
    private final FloatBuffer encoderInput;

    private final Optional<OnnxMemory> memory;

    private OnnxSam(SamSessions sessions, ModelSpec spec, GraphTensors decoder) throws IOException {
        this.sessions = sessions;
        this.spec = spec;
        this.memory = spec.place(MemorySpec.RAW) < 0
                ? Optional.empty()
                : MemoryFiles.beside(decoder.file())
                        .map(files -> new OnnxMemory(files, decoder, sessions, spec, guard));
        this.info = new ModelInfo(
                spec.contract().family() + (memory.isPresent() ? " with memory" : ""),
                provider(sessions),
                spec.embeddingBytes(),
                spec.image().side(),
                spec.contract().capabilities());
        this.encoderInput =
                DirectFloats.allocate(3 * spec.image().side() * spec.image().side());
    }

    /**
     * Loads the two files and checks that they belong together, which takes some tenths of a second.
     *
     * @throws UnknownModelException if the files are of no known family
     * @throws IOException if a file is missing or ONNX Runtime cannot load it
     */
    public static OnnxSam open(Path encoderFile, Path decoderFile) throws IOException {
        return open(encoderFile, decoderFile, Device.CPU);
    }

    /**
     * The same on another device. What that cannot run, the processor does.
     *
     * @throws IOException also if ONNX Runtime cannot use the device
     */
    public static OnnxSam open(Path encoderFile, Path decoderFile, Device device) throws IOException {
        return open(encoderFile, decoderFile, device, OptimisedGraphs.NONE);
    }

    /** The same with what was kept of the files when they were opened before, which makes this quicker. */
    public static OnnxSam open(Path encoderFile, Path decoderFile, Device device, OptimisedGraphs kept)
            throws IOException {
        SamSessions sessions = SamSessions.open(encoderFile, decoderFile, device, kept);
        try {
            GraphTensors decoder = GraphTensors.of(decoderFile, sessions.decoder());
            ModelSpec spec = ModelSpec.recognise(GraphTensors.of(encoderFile, sessions.encoder()), decoder);
            return new OnnxSam(sessions, spec, decoder);
        } catch (OrtException e) {
            sessions.close();
            throw new IOException("ONNX Runtime cannot describe the model in " + encoderFile.getParent(), e);
        } catch (IOException e) {
            sessions.close();
            throw e;
        }
    }

    private static String provider(SamSessions sessions) {
        if (sessions.device().kind() != Device.Kind.CPU) {
            return sessions.device().title();
        }
        return Provider.processor(sessions.threads());
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public ImageEmbedding encode(RgbImage image) throws InferenceException {
        ModelFrame frame = frame(image.size(), image.size().pixels());
        ImageInput form = spec.image();
        return guard.run("encoding the image", options -> {
            FloatBuffer pixels = Preprocessor.prepare(image, frame, form, encoderInput);
            List<ImageEmbedding.Level> levels = new ArrayList<>();
            try (OnnxTensor input = Tensors.of(environment(), pixels, form.type(), form.shape(frame.content()));
                    TensorMap outputs = new TensorMap()) {
                for (Level level : spec.levels()) {
                    ImageEmbedding.Level target = emptyLevel(level);
                    levels.add(target);
                    outputs.put(
                            level.encoderOutput(),
                            Tensors.target(environment(), target.values(), level.encoderType(), level.encoderShape()));
                }
                sessions.encoder()
                        .run(Map.of(form.name(), input), Set.of(), outputs.tensors(), options)
                        .close();
                widen(outputs, levels);
            }
            for (ImageEmbedding.Level level : levels) {
                Tensors.requireNumbers(level.values());
            }
            return new ImageEmbedding(image.size(), levels);
        });
    }

    private ModelFrame frame(Size image, PixelBox part) {
        return ModelFrame.of(
                image, part, spec.contract().picture().fit(), spec.image().side());
    }

    private OrtEnvironment environment() {
        return sessions.environment();
    }

    private static ImageEmbedding.Level emptyLevel(Level level) {
        return new ImageEmbedding.Level(
                level.channels(), level.height(), level.width(), DirectFloats.allocate(level.length()));
    }

    /** Outputs in half precision could not be written to the levels directly. */
    private void widen(TensorMap outputs, List<ImageEmbedding.Level> levels) throws OrtException {
        for (int i = 0; i < levels.size(); i++) {
            Level level = spec.levels().get(i);
            if (level.encoderType() != OnnxJavaType.FLOAT) {
                OnnxTensor output = outputs.get(level.encoderOutput());
                levels.get(i).values().duplicate().put(Tensors.floats(output));
            }
        }
    }

    @Override
    public List<Candidate> decode(ImageEmbedding embedding, List<Prompt> prompts) throws InferenceException {
        requireOwn(embedding);
        requireUnderstood(prompts);
        ModelFrame frame = frame(embedding.imageSize(), embedding.part());
        return decode(embedding, DecoderInputs.of(prompts, frame, spec), frame).get(0);
    }

    @Override
    public int batch() {
        return spec.hasBatches() ? BATCH : 1;
    }

    @Override
    public List<List<Candidate>> decodeEach(ImageEmbedding embedding, List<Prompt.Point> points)
            throws InferenceException {
        requireOwn(embedding);
        for (Prompt.Point point : points) {
            requireUnderstood(List.of(point));
        }
        ModelFrame frame = frame(embedding.imageSize(), embedding.part());
        List<List<Candidate>> answers = new ArrayList<>();
        for (int from = 0; from < points.size(); from += batch()) {
            List<Prompt.Point> some = points.subList(from, Math.min(from + batch(), points.size()));
            answers.addAll(decode(embedding, DecoderInputs.ofEach(some, frame, spec), frame));
        }
        return answers;
    }

    private List<List<Candidate>> decode(ImageEmbedding embedding, DecoderInputs inputs, ModelFrame frame)
            throws InferenceException {
        return guard.run("computing the mask", options -> {
            try (TensorMap tensors = new TensorMap()) {
                for (int i = 0; i < spec.levels().size(); i++) {
                    Level level = spec.levels().get(i);
                    String name = level.decoderInput();
                    if (name != null) {
                        FloatBuffer values = copies(embedding.levels().get(i).values(), level.copies());
                        tensors.put(name, Tensors.of(environment(), values, level.decoderType(), level.decoderShape()));
                    }
                }
                inputs.addTo(tensors, environment());
                Set<String> wanted = DecoderOutputs.wanted(spec);
                try (OrtSession.Result result = sessions.decoder().run(tensors.tensors(), wanted, options)) {
                    return DecoderOutputs.candidates(result, inputs.count(), frame, spec);
                }
            }
        });
    }

    /** Only the first copy counts, so all others may be zeros. */
    private static FloatBuffer copies(FloatBuffer values, int copies) {
        return copies == 1
                ? values
                : DirectFloats.allocate(copies * values.capacity())
                        .put(values.duplicate())
                        .rewind();
    }

    private void requireUnderstood(List<Prompt> prompts) throws InferenceException {
        Capabilities.Limit limit = info.capabilities().refusal(prompts).orElse(null);
        if (limit != null) {
            throw InferenceException.unsupported(info.family()
                    + switch (limit) {
                        case BOX -> " takes no boxes; click on the object instead";
                        case BACKGROUND -> " takes no points off the object; draw a box, or erase with a brush";
                        case ENTRIES ->
                            " takes at most " + info.capabilities().entries() + " points, of which a box counts as two";
                    });
        }
    }

    private void requireOwn(ImageEmbedding embedding) {
        List<List<Integer>> expected = spec.levels().stream()
                .map(level -> List.of(level.channels(), level.height(), level.width()))
                .toList();
        List<List<Integer>> actual = embedding.levels().stream()
                .map(level -> List.of(level.channels(), level.height(), level.width()))
                .toList();
        if (!expected.equals(actual)) {
            throw new IllegalArgumentException(
                    "an embedding of shapes " + actual + " is not of this model, which makes " + expected);
        }
    }

    /** By an answer about nothing, so that the first about an image does not wait for memory and code. */
    @Override
    public void warmUp() throws InferenceException {
        List<ImageEmbedding.Level> levels =
                spec.levels().stream().map(OnnxSam::emptyLevel).toList();
        decode(new ImageEmbedding(new Size(64, 64), levels), List.of(new Prompt.Point(new ImagePoint(32, 32), true)));
    }

    @Override
    public Optional<MemoryModel> memory() {
        return memory.map(MemoryModel.class::cast);
    }

    @Override
    public void cancel() {
        guard.cancel();
    }

    @Override
    public void close() {
        guard.close(() -> {
            memory.ifPresent(OnnxMemory::close);
            sessions.close();
        });
    }
}
