package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Logits;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Optional;

/** A prompt list as the tensors that a decoder takes beside the embedding. */
final class DecoderInputs {
    /** Graphs with a full-size output are asked for one pixel of it: the mask is made of the logits, outside. */
    private static final int ASKED_SIDE = 1;

    private final List<PointEntry> points;
    private final Optional<Logits> prior;
    private final ModelSpec spec;

    private DecoderInputs(List<PointEntry> points, Optional<Logits> prior, ModelSpec spec) {
        this.points = points;
        this.prior = prior;
        this.spec = spec;
    }

    /** @throws IllegalArgumentException if the prompts are not of the form that {@code SamModel.decode} asks for */
    static DecoderInputs of(List<Prompt> prompts, ModelFrame frame, ModelSpec spec) {
        Optional<Logits> prior =
                PointEntry.only(prompts, Prompt.PriorMask.class).map(Prompt.PriorMask::logits);
        Size grid = new Size(spec.gridSide(), spec.gridSide());
        prior.map(Logits::gridSize).filter(size -> !size.equals(grid)).ifPresent(size -> {
            throw new IllegalArgumentException("a prior mask of " + size + " does not fit a model of " + grid);
        });
        return new DecoderInputs(PointEntry.of(prompts, frame, spec), prior, spec);
    }

    void addTo(TensorMap tensors, OrtEnvironment environment) throws OrtException {
        int side = spec.gridSide();
        float[] coordinates = new float[2 * points.size()];
        float[] labels = new float[points.size()];
        for (int i = 0; i < labels.length; i++) {
            coordinates[2 * i] = points.get(i).x();
            coordinates[2 * i + 1] = points.get(i).y();
            labels[i] = points.get(i).label();
        }
        tensors.put(Contract.POINT_COORDS, floats(environment, coordinates, 1, labels.length, 2));
        tensors.put(Contract.POINT_LABELS, floats(environment, labels, 1, labels.length));
        FloatBuffer mask = DirectFloats.allocate(side * side);
        prior.ifPresent(logits -> logits.copyTo(mask));
        tensors.put(
                Contract.MASK_INPUT,
                OnnxTensor.createTensor(environment, mask.rewind(), new long[] {1, 1, side, side}));
        float hasMask = prior.isPresent() ? 1 : 0;
        tensors.put(Contract.HAS_MASK_INPUT, floats(environment, new float[] {hasMask}, 1));
        String originalSize = spec.contract().originalSize();
        if (originalSize != null) {
            tensors.put(originalSize, askedSize(environment));
        }
    }

    private OnnxTensor askedSize(OrtEnvironment environment) throws OrtException {
        return spec.contract().originalSizeType() == OnnxJavaType.INT64
                ? OnnxTensor.createTensor(
                        environment, LongBuffer.wrap(new long[] {ASKED_SIDE, ASKED_SIDE}), new long[] {2})
                : floats(environment, new float[] {ASKED_SIDE, ASKED_SIDE}, 2);
    }

    private static OnnxTensor floats(OrtEnvironment environment, float[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
    }
}
