package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxJavaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One tensor of an embedding, on its way from the encoder to the decoder.
 *
 * @param encoderOutput name under which the encoder gives it
 * @param encoderType its element type there
 * @param decoderInput name under which the decoder takes it, null where it is for the memory alone
 * @param decoderType its element type there
 * @param copies how many of its kind the decoder wants, of which it uses the first: SAM-HQ's early layers
 */
record Level(
        String encoderOutput,
        OnnxJavaType encoderType,
        @Nullable String decoderInput,
        OnnxJavaType decoderType,
        int copies,
        int decoderRank,
        int channels,
        int height,
        int width) {

    /** Number of values in one copy. */
    int length() {
        return channels * height * width;
    }

    /** Shape for the encoder. */
    long[] encoderShape() {
        return new long[] {1, channels, height, width};
    }

    /** Shape for the decoder. */
    long[] decoderShape() {
        long[] shape = new long[decoderRank];
        Arrays.fill(shape, 1);
        shape[0] = copies;
        shape[decoderRank - 3] = channels;
        shape[decoderRank - 2] = height;
        shape[decoderRank - 1] = width;
        return shape;
    }

    /**
     * Finds the encoder's output for one of the decoder's inputs: by name, and else by shape, because exports list the
     * outputs in different orders.
     *
     * @param taken outputs that feed other inputs
     * @throws UnknownModelException if there is none; the message says what there is
     */
    static Level of(Contract.Feature feature, GraphTensors.Tensor input, GraphTensors encoder, List<Level> taken)
            throws UnknownModelException {
        input.requireFloats();
        int rank = input.shape().size();
        if (rank < 4) {
            input.requireShape(-1, -1, -1, -1);
        }
        int channels = input.dimensionOr(rank - 3, feature.channels());
        int height = input.dimensionOr(rank - 2, feature.side());
        int width = input.dimensionOr(rank - 1, feature.side());
        int copies = rank > 4 ? input.dimensionOr(0, 1) : 1;
        GraphTensors.Tensor output = source(feature, input, encoder, taken, channels, height, width)
                .orElseThrow(() -> new UnknownModelException(
                        "%s has no output of shape [1, %d, %d, %d] for the decoder's %s; it has %s"
                                .formatted(encoder.file(), channels, height, width, input.name(), encoder.outputs())));
        return new Level(
                output.name(), output.type(), input.name(), input.type(), copies, rank, channels, height, width);
    }

    /** One that the decoder never sees. */
    static Level kept(Contract.Feature feature, GraphTensors encoder) throws UnknownModelException {
        GraphTensors.Tensor output = encoder.output(String.valueOf(feature.output()));
        output.requireFloats();
        int channels = output.dimensionOr(1, feature.channels());
        int height = output.dimensionOr(2, feature.side());
        int width = output.dimensionOr(3, feature.side());
        return new Level(output.name(), output.type(), null, output.type(), 1, 4, channels, height, width);
    }

    private static Optional<GraphTensors.Tensor> source(
            Contract.Feature feature,
            GraphTensors.Tensor input,
            GraphTensors encoder,
            List<Level> taken,
            int channels,
            int height,
            int width) {
        String name = feature.output() == null ? input.name() : feature.output();
        List<GraphTensors.Tensor> fitting = encoder.outputs().stream()
                .filter(output -> output.isFloats() && output.hasShape(-1, channels, height, width))
                .filter(output ->
                        taken.stream().noneMatch(level -> level.encoderOutput().equals(output.name())))
                .toList();
        return fitting.stream()
                .filter(output -> output.name().equals(name))
                .findFirst()
                .or(() -> fitting.stream().findFirst());
    }
}
