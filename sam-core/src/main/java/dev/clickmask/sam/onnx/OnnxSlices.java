package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.GreyImage;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import dev.clickmask.sam.matte.ForegroundSpec;
import dev.clickmask.sam.matte.ForegroundSpec.Layout;
import dev.clickmask.sam.matte.SliceModel;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A model of grey slices on ONNX Runtime: any file with one input [batch, 1, height, width], as its description says. */
public final class OnnxSlices implements SliceModel {
    private final ForegroundGraph graph;
    private final ForegroundSpec spec;
    private final float[] values;
    private final RunGuard guard = new RunGuard();
    /** As long as the largest batch so far needs; used by one run at a time, under the guard. */
    private FloatBuffer input = DirectFloats.allocate(0);

    private OnnxSlices(ForegroundGraph graph, ForegroundSpec spec) {
        this.graph = graph;
        this.spec = spec;
        this.values = new float[256];
        for (int level = 0; level < values.length; level++) {
            values[level] = (level - spec.mean().get(0)) / spec.scale().get(0);
        }
    }

    /**
     * Loads a file and checks that it is what the description says, which takes up to seconds.
     *
     * @throws UnknownModelException if the file has another input or no such output, or takes colour images or one at a time
     * @throws IOException if the file is missing or ONNX Runtime cannot load it
     */
    public static OnnxSlices open(Path file, ForegroundSpec spec) throws IOException {
        if (!spec.takesSlices()) {
            throw new UnknownModelException(file + " takes colour images, see clickmask cutout; choose another model");
        }
        return new OnnxSlices(ForegroundGraph.open(file, spec, shape(spec, -1)), spec);
    }

    private static long[] shape(ForegroundSpec spec, int batch) {
        int height = spec.input().height();
        int width = spec.input().width();
        return spec.layout() == Layout.NCHW
                ? new long[] {batch, 1, height, width}
                : new long[] {batch, height, width, 1};
    }

    @Override
    public String provider() {
        return graph.provider();
    }

    @Override
    public ForegroundSpec spec() {
        return spec;
    }

    @Override
    public GreyImage fitted(GreyImage slice) {
        return slice.size().equals(spec.input()) ? slice : new PlainBilinear(slice.size(), spec.input()).resize(slice);
    }

    @Override
    public List<Mask> masks(List<GreyImage> fitted) throws InferenceException {
        if (fitted.isEmpty()) {
            return List.of();
        }
        if (fitted.size() > 1 && !graph.takesBatches()) {
            List<Mask> masks = new ArrayList<>();
            for (GreyImage slice : fitted) {
                masks.addAll(masks(List.of(slice)));
            }
            return masks;
        }
        return guard.run("marking slices", options -> {
            try (OnnxTensor tensor = graph.tensor(fill(fitted), shape(spec, fitted.size()));
                    OrtSession.Result result = graph.run(tensor, options)) {
                return masks((OnnxTensor) result.get(0), fitted.size());
            }
        });
    }

    private FloatBuffer fill(List<GreyImage> fitted) {
        int width = spec.input().width();
        int needed = Math.toIntExact(fitted.size() * spec.input().area());
        if (input.capacity() < needed) {
            input = DirectFloats.allocate(needed);
        }
        input.clear();
        byte[] row = new byte[width];
        float[] line = new float[width];
        for (GreyImage slice : fitted) {
            if (!slice.size().equals(spec.input())) {
                throw new IllegalArgumentException("slice of " + slice.size() + " for an input of " + spec.input());
            }
            for (int y = 0; y < spec.input().height(); y++) {
                slice.readRow(y, row);
                for (int x = 0; x < width; x++) {
                    line[x] = values[row[x] & 0xFF];
                }
                input.put(line);
            }
        }
        return input.flip();
    }

    private List<Mask> masks(OnnxTensor answer, int count) throws OrtException {
        long[] shape = answer.getInfo().getShape();
        Size size = new Size((int) shape[shape.length - 1], (int) shape[shape.length - 2]);
        FloatBuffer all = answer.getFloatBuffer();
        if (all.remaining() != count * size.area()) {
            throw new OrtException("the output " + graph.output() + " is not one map of " + size + " for each slice");
        }
        Tensors.requireNumbers(all);
        List<Mask> masks = new ArrayList<>();
        float[] grid = new float[(int) size.area()];
        for (int i = 0; i < count; i++) {
            all.get(grid);
            masks.add(mask(grid, size));
        }
        return masks;
    }

    private Mask mask(float[] grid, Size size) {
        float limit = spec.activation().limit(spec.threshold(), grid);
        MaskBuilder mask = new MaskBuilder(size, size.pixels());
        for (int y = 0, at = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++, at++) {
                if (grid[at] > limit) {
                    mask.set(x, y);
                }
            }
        }
        return mask.build();
    }

    @Override
    public void close() {
        guard.close(graph::release);
    }
}
