package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A SAM-family encoder and decoder on ONNX Runtime. Opened from two files, whose contract it recognises. */
public final class OnnxSam implements SamModel {
    private final SamSessions sessions;
    private final ModelSpec spec;
    private final ModelInfo info;
    private final RunGuard guard = new RunGuard();
    /** Used by one run at a time, under the guard. */
    private final FloatBuffer encoderInput;

    private OnnxSam(SamSessions sessions, ModelSpec spec) {
        this.sessions = sessions;
        this.spec = spec;
        this.info = new ModelInfo(
                spec.contract().family(),
                sessions.threads() == 1 ? "CPU, 1 thread" : "CPU, " + sessions.threads() + " threads",
                spec.embeddingBytes());
        this.encoderInput = DirectFloats.allocate(3 * spec.side() * spec.side());
    }

    /**
     * Loads the two files and checks that they belong together, which takes some tenths of a second.
     *
     * @throws UnknownModelException if the files are of no known family
     * @throws IOException if a file is missing or ONNX Runtime cannot load it
     */
    public static OnnxSam open(Path encoderFile, Path decoderFile) throws IOException {
        SamSessions sessions = SamSessions.open(encoderFile, decoderFile);
        try {
            return new OnnxSam(
                    sessions,
                    ModelSpec.recognise(
                            GraphTensors.of(encoderFile, sessions.encoder()),
                            GraphTensors.of(decoderFile, sessions.decoder())));
        } catch (OrtException e) {
            sessions.close();
            throw new IOException("ONNX Runtime cannot describe the model in " + encoderFile.getParent(), e);
        } catch (IOException e) {
            sessions.close();
            throw e;
        }
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public ImageEmbedding encode(RgbImage image) throws InferenceException {
        ModelFrame frame = ModelFrame.of(image.size(), spec.contract().fit(), spec.side());
        return guard.run("encoding the image", options -> {
            Preprocessor.prepare(image, frame, encoderInput);
            long[] shape = {1, 3, spec.side(), spec.side()};
            List<ImageEmbedding.Level> levels = new ArrayList<>();
            try (OnnxTensor input = OnnxTensor.createTensor(sessions.environment(), encoderInput, shape);
                    TensorMap outputs = new TensorMap()) {
                for (ModelSpec.Level level : spec.levels()) {
                    ImageEmbedding.Level target = emptyLevel(level);
                    levels.add(target);
                    outputs.put(level.encoderOutput(), tensor(target));
                }
                sessions.encoder()
                        .run(Map.of(spec.imageInput(), input), Set.of(), outputs.tensors(), options)
                        .close();
            }
            return new ImageEmbedding(image.size(), levels);
        });
    }

    private static ImageEmbedding.Level emptyLevel(ModelSpec.Level level) {
        int length = level.channels() * level.height() * level.width();
        return new ImageEmbedding.Level(level.channels(), level.height(), level.width(), DirectFloats.allocate(length));
    }

    private OnnxTensor tensor(ImageEmbedding.Level level) throws OrtException {
        return OnnxTensor.createTensor(sessions.environment(), level.values(), level.shape());
    }

    @Override
    public List<Candidate> decode(ImageEmbedding embedding, List<Prompt> prompts) throws InferenceException {
        requireOwn(embedding);
        ModelFrame frame = ModelFrame.of(embedding.imageSize(), spec.contract().fit(), spec.side());
        DecoderInputs inputs = DecoderInputs.of(prompts, frame, spec);
        return guard.run("computing the mask", options -> {
            try (TensorMap tensors = new TensorMap()) {
                for (int i = 0; i < spec.levels().size(); i++) {
                    tensors.put(
                            spec.levels().get(i).decoderInput(),
                            tensor(embedding.levels().get(i)));
                }
                inputs.addTo(tensors, sessions.environment());
                Set<String> wanted =
                        Set.of(spec.contract().logits(), spec.contract().ious());
                try (OrtSession.Result result = sessions.decoder().run(tensors.tensors(), wanted, options)) {
                    return DecoderOutputs.candidates(result, frame, spec);
                }
            }
        });
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

    @Override
    public void cancel() {
        guard.cancel();
    }

    @Override
    public void close() {
        guard.close(sessions::close);
    }
}
