package dev.clickmask.sam.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Logits;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/** A prompt list as the tensors that a decoder takes beside the embedding. */
final class DecoderInputs {
    private static final int BOX_NUMBERS = 4;

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
        Optional<Logits> prior = PointEntry.only(prompts, Prompt.PriorMask.class)
                .filter(mask -> spec.contract().prior() != null)
                .map(Prompt.PriorMask::logits);
        Size grid = new Size(spec.gridSide(), spec.gridSide());
        prior.map(Logits::gridSize).filter(size -> !size.equals(grid)).ifPresent(size -> {
            throw new IllegalArgumentException("a prior mask of " + size + " does not fit a model of " + grid);
        });
        Optional<Logits> ofPart = prior.filter(logits -> logits.part().equals(frame.part()));
        return new DecoderInputs(PointEntry.of(prompts, frame, spec), ofPart, spec);
    }

    void addTo(TensorMap tensors, OrtEnvironment environment) throws OrtException {
        Contract contract = spec.contract();
        addPoints(contract.points(), tensors, environment);
        if (contract.prior() != null) {
            addPrior(contract.prior(), tensors, environment);
        }
        if (contract.boxes() != null) {
            FloatBuffer none = FloatBuffer.allocate(0);
            put(contract.boxes(), none, tensors, environment, 1, 0, BOX_NUMBERS);
        }
        if (contract.originalSize() != null) {
            float side = askedSide();
            put(contract.originalSize(), FloatBuffer.wrap(new float[] {side, side}), tensors, environment, 2);
        }
    }

    private void addPoints(Contract.Points names, TensorMap tensors, OrtEnvironment environment) throws OrtException {
        FloatBuffer coordinates = FloatBuffer.allocate(2 * points.size());
        FloatBuffer labels = FloatBuffer.allocate(points.size());
        for (PointEntry point : points) {
            coordinates.put(point.x()).put(point.y());
            labels.put(point.label());
        }
        put(names.coordinates(), coordinates.rewind(), tensors, environment, 1, points.size(), 2);
        put(names.labels(), labels.rewind(), tensors, environment, 1, points.size());
    }

    private void addPrior(Contract.Prior names, TensorMap tensors, OrtEnvironment environment) throws OrtException {
        int side = spec.gridSide();
        FloatBuffer mask = DirectFloats.allocate(side * side);
        prior.ifPresent(logits -> logits.copyTo(mask));
        put(names.mask(), mask.rewind(), tensors, environment, 1, 1, side, side);
        float hasMask = prior.isPresent() ? 1 : 0;
        put(names.hasMask(), FloatBuffer.wrap(new float[] {hasMask}), tensors, environment, 1);
    }

    /**
     * The size of the masks to return. Graphs that also return logits are asked for one pixel, the least work, because the
     * mask is made of the logits outside; all others for the resolution that they compute in.
     */
    private int askedSide() {
        return spec.contract().answer().values() == Contract.Values.LOGITS_OR_BYTES_AS_ASKED ? spec.gridSide() : 1;
    }

    private void put(String name, FloatBuffer values, TensorMap tensors, OrtEnvironment environment, long... lastAxes)
            throws OrtException {
        tensors.put(name, Tensors.of(environment, values, spec.type(name), spec.shape(name, lastAxes)));
    }
}
