package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Logits;
import dev.clickmask.sam.matte.Alpha;
import dev.clickmask.sam.matte.ForegroundModel;
import dev.clickmask.sam.matte.ForegroundSpec;
import dev.clickmask.sam.matte.ForegroundSpec.Layout;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A foreground model on ONNX Runtime: any file with one image as input, as its {@link ForegroundSpec} describes it. */
public final class OnnxForeground implements ForegroundModel {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ForegroundSpec spec;
    private final Names names;
    private final int threads;
    private final RunGuard guard = new RunGuard();
    /** Used by one run at a time, under the guard. */
    private final FloatBuffer input;

    private OnnxForeground(
            OrtEnvironment environment, OrtSession session, ForegroundSpec spec, Names names, int threads) {
        this.environment = environment;
        this.session = session;
        this.spec = spec;
        this.names = names;
        this.threads = threads;
        this.input = DirectFloats.allocate(Math.toIntExact(3 * spec.input().area()));
    }

    /**
     * Loads a file and checks that it is what the description says, which takes up to seconds.
     *
     * @throws UnknownModelException if the file has another input, or no such output
     * @throws IOException if the file is missing or ONNX Runtime cannot load it
     */
    public static OnnxForeground open(Path file, ForegroundSpec spec) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file + " is missing. Fetch the model again");
        }
        OrtEnvironment environment =
                OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "clickmask");
        int threads = Runtime.getRuntime().availableProcessors();
        OrtSession session = load(environment, file, threads);
        try {
            return new OnnxForeground(environment, session, spec, names(file, session, spec), threads);
        } catch (OrtException e) {
            release(session);
            throw new IOException("ONNX Runtime cannot describe the model " + file, e);
        } catch (IOException e) {
            release(session);
            throw e;
        }
    }

    private static OrtSession load(OrtEnvironment environment, Path file, int threads) throws IOException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            // As for the encoders: much less memory, and no time that could be measured.
            options.setMemoryPatternOptimization(false);
            return environment.createSession(file.toString(), options);
        } catch (OrtException e) {
            throw new IOException(file + " is not a model that ONNX Runtime can load. Verify or fetch it again", e);
        }
    }

    /** What the tensors are called in the file. */
    private record Names(String input, String output) {}

    private static Names names(Path file, OrtSession session, ForegroundSpec spec)
            throws OrtException, UnknownModelException {
        GraphTensors tensors = GraphTensors.of(file, session);
        GraphTensors.Tensor image = tensors.onlyInput();
        image.requireShape(shape(spec));
        requireFloat(image);
        GraphTensors.Tensor answer = spec.output().isPresent()
                ? tensors.output(spec.output().get())
                : tensors.outputs().get(0);
        requireFloat(answer);
        return new Names(image.name(), answer.name());
    }

    private static void requireFloat(GraphTensors.Tensor tensor) throws UnknownModelException {
        if (tensor.type() != OnnxJavaType.FLOAT) {
            throw new UnknownModelException(tensor.file() + ": " + tensor + " should be of type FLOAT");
        }
    }

    private static long[] shape(ForegroundSpec spec) {
        int height = spec.input().height();
        int width = spec.input().width();
        return spec.layout() == Layout.NCHW ? new long[] {1, 3, height, width} : new long[] {1, height, width, 3};
    }

    @Override
    public String provider() {
        return threads == 1 ? "CPU, 1 thread" : "CPU, " + threads + " threads";
    }

    @Override
    public Alpha alpha(RgbImage image) throws InferenceException {
        ForegroundInput place = ForegroundInput.of(spec, image.size());
        Logits grid = guard.run("finding the foreground", options -> {
            place.fill(image, input);
            try (OnnxTensor tensor = OnnxTensor.createTensor(environment, input, shape(spec));
                    OrtSession.Result result =
                            session.run(Map.of(names.input(), tensor), Set.of(names.output()), Map.of(), options)) {
                return grid((OnnxTensor) result.get(0), place);
            }
        });
        return Alpha.of(grid);
    }

    private Logits grid(OnnxTensor answer, ForegroundInput place) throws OrtException {
        long[] shape = answer.getInfo().getShape();
        FloatBuffer buffer = answer.getFloatBuffer();
        Size size = new Size((int) shape[shape.length - 1], (int) shape[shape.length - 2]);
        if (buffer.remaining() != size.area()) {
            throw new OrtException("the output " + names.output() + " is not one map of " + size);
        }
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        spec.activation().apply(values);
        return new Logits(values, place.columns(size.width()), place.rows(size.height()));
    }

    @Override
    public void cancel() {
        guard.cancel();
    }

    @Override
    public void close() {
        guard.close(() -> release(session));
    }

    private static void release(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot release a session", e);
        }
    }
}
