package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.clickmask.sam.matte.ForegroundSpec;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A loaded model file with one input and the output that its description names. One run at a time. */
final class ForegroundGraph {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String input;
    private final String output;
    private final int threads;
    private final boolean batches;

    private ForegroundGraph(
            OrtEnvironment environment, OrtSession session, String input, String output, int threads, boolean batches) {
        this.environment = environment;
        this.session = session;
        this.input = input;
        this.output = output;
        this.threads = threads;
        this.batches = batches;
    }

    /**
     * Loads a file.
     *
     * @param shape that its input must have, -1 where it must be left open
     * @throws UnknownModelException if the file has another input, or no such output
     * @throws IOException if the file is missing or ONNX Runtime cannot load it
     */
    static ForegroundGraph open(Path file, ForegroundSpec spec, long... shape) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file + " is missing. Fetch the model again");
        }
        OrtEnvironment environment = KeptEnvironment.get();
        int threads = Runtime.getRuntime().availableProcessors();
        OrtSession session = load(environment, file, threads, spec.takesSlices());
        try {
            GraphTensors tensors = GraphTensors.of(file, session);
            GraphTensors.Tensor image = tensors.onlyInput();
            image.requireShape(shape);
            requireFloat(image);
            GraphTensors.Tensor answer = spec.output().isPresent()
                    ? tensors.output(spec.output().get())
                    : tensors.outputs().get(0);
            requireFloat(answer);
            return new ForegroundGraph(
                    environment, session, image.name(), answer.name(), threads, image.dimensionOrUnknown(0) < 0);
        } catch (OrtException e) {
            release(session);
            throw new IOException("ONNX Runtime cannot describe the model " + file, e);
        } catch (IOException e) {
            release(session);
            throw e;
        }
    }

    /** @param shared whether others work on the processor meanwhile, so that to wait busily would take it from them */
    private static OrtSession load(OrtEnvironment environment, Path file, int threads, boolean shared)
            throws IOException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                WeightsBeside weights = WeightsBeside.of(environment, file)) {
            weights.addTo(options);
            options.setIntraOpNumThreads(threads);
            // As for the encoders: much less memory, and no time that could be measured.
            options.setMemoryPatternOptimization(false);
            if (shared) {
                options.addConfigEntry("session.intra_op.allow_spinning", "0");
            }
            return environment.createSession(file.toString(), options);
        } catch (OrtException e) {
            throw new IOException(file + " is not a model that ONNX Runtime can load. Verify or fetch it again", e);
        }
    }

    private static void requireFloat(GraphTensors.Tensor tensor) throws UnknownModelException {
        if (tensor.type() != OnnxJavaType.FLOAT) {
            throw new UnknownModelException(tensor.file() + ": " + tensor + " should be of type FLOAT");
        }
    }

    /** Where it runs, for the person. */
    String provider() {
        return Provider.processor(threads);
    }

    /** Whether one run takes several images. */
    boolean takesBatches() {
        return batches;
    }

    /** Name of the output. */
    String output() {
        return output;
    }

    /** The input, sharing the memory of direct values. */
    OnnxTensor tensor(FloatBuffer values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, values, shape);
    }

    /** Runs the model; the result has its output alone, and the caller closes it. */
    OrtSession.Result run(OnnxTensor tensor, OrtSession.RunOptions options) throws OrtException {
        return session.run(Map.of(input, tensor), Set.of(output), Map.of(), options);
    }

    void release() {
        release(session);
    }

    private static void release(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot release a session", e);
        }
    }
}
