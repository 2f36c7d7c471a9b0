package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
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
import java.nio.file.Path;

/** A foreground model on ONNX Runtime: any file with one image as input, as its {@link ForegroundSpec} describes it. */
public final class OnnxForeground implements ForegroundModel {
    private final ForegroundGraph graph;
    private final ForegroundSpec spec;
    private final RunGuard guard = new RunGuard();
    /** Used by one run at a time, under the guard. */
    private final FloatBuffer input;

    private OnnxForeground(ForegroundGraph graph, ForegroundSpec spec) {
        this.graph = graph;
        this.spec = spec;
        this.input = DirectFloats.allocate(Math.toIntExact(3 * spec.input().area()));
    }

    /**
     * Loads a file and checks that it is what the description says, which takes up to seconds.
     *
     * @throws UnknownModelException if the file has another input, or no such output, or takes slices
     * @throws IOException if the file is missing or ONNX Runtime cannot load it
     */
    public static OnnxForeground open(Path file, ForegroundSpec spec) throws IOException {
        if (spec.takesSlices()) {
            throw new UnknownModelException(file + " takes grey slices, see clickmask sector; choose another model");
        }
        return new OnnxForeground(ForegroundGraph.open(file, spec, shape(spec)), spec);
    }

    private static long[] shape(ForegroundSpec spec) {
        int height = spec.input().height();
        int width = spec.input().width();
        return spec.layout() == Layout.NCHW ? new long[] {1, 3, height, width} : new long[] {1, height, width, 3};
    }

    @Override
    public String provider() {
        return graph.provider();
    }

    @Override
    public Alpha alpha(RgbImage image) throws InferenceException {
        ForegroundInput place = ForegroundInput.of(spec, image.size());
        Logits grid = guard.run("finding the foreground", options -> {
            place.fill(image, input);
            try (OnnxTensor tensor = graph.tensor(input, shape(spec));
                    OrtSession.Result result = graph.run(tensor, options)) {
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
            throw new OrtException("the output " + graph.output() + " is not one map of " + size);
        }
        Tensors.requireNumbers(buffer);
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
        guard.close(graph::release);
    }
}
