package dev.clickmask.sam.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Logits;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One prompt list, or several points each for itself, as the tensors that a decoder takes beside the embedding. */
final class DecoderInputs {
    private static final int BOX_NUMBERS = 4;

    /** As many entries for each list. */
    private final List<List<PointEntry>> points;

    private final Optional<Logits> prior;
    private final ModelSpec spec;

    private DecoderInputs(List<List<PointEntry>> points, Optional<Logits> prior, ModelSpec spec) {
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
        return new DecoderInputs(List.of(PointEntry.of(prompts, frame, spec)), ofPart, spec);
    }

    /** Several points, each for itself. */
    static DecoderInputs ofEach(List<Prompt.Point> points, ModelFrame frame, ModelSpec spec) {
        List<List<PointEntry>> entries = points.stream()
                .map(point -> PointEntry.of(List.of(point), frame, spec))
                .toList();
        return new DecoderInputs(entries, Optional.empty(), spec);
    }

    /** How many lists there are. */
    int count() {
        return points.size();
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
        int length = points.get(0).size();
        FloatBuffer coordinates = FloatBuffer.allocate(2 * count() * length);
        FloatBuffer labels = FloatBuffer.allocate(count() * length);
        points.stream().flatMap(List::stream).forEach(point -> {
            coordinates.put(point.x()).put(point.y());
            labels.put(point.label());
        });
        put(names.coordinates(), coordinates.rewind(), tensors, environment, count(), length, 2);
        put(names.labels(), labels.rewind(), tensors, environment, count(), length);
    }

    private void addPrior(Contract.Prior names, TensorMap tensors, OrtEnvironment environment) throws OrtException {
        int side = spec.gridSide();
        FloatBuffer mask = DirectFloats.allocate(count() * side * side);
        prior.ifPresent(logits -> logits.copyTo(mask));
        put(names.mask(), mask.rewind(), tensors, environment, count(), 1, side, side);
        float[] hasMask = new float[count()];
        Arrays.fill(hasMask, prior.isPresent() ? 1 : 0);
        put(names.hasMask(), FloatBuffer.wrap(hasMask), tensors, environment, count());
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
