package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxJavaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One tensor of an embedding, on its way from the encoder to the decoder.
 *
 * @param encoderOutput name under which the encoder gives it
 * @param encoderType its element type there
 * @param decoderInput name under which the decoder takes it
 * @param decoderType its element type there
 * @param copies how many of its kind the decoder wants, of which it uses the first: SAM-HQ's early layers
 */
record Level(
        String encoderOutput,
        OnnxJavaType encoderType,
        String decoderInput,
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
        GraphTensors.Tensor output = source(input, encoder, taken, channels, height, width)
                .orElseThrow(() -> new UnknownModelException(
                        "%s has no output of shape [1, %d, %d, %d] for the decoder's %s; it has %s"
                                .formatted(encoder.file(), channels, height, width, input.name(), encoder.outputs())));
        return new Level(
                output.name(), output.type(), input.name(), input.type(), copies, rank, channels, height, width);
    }

    private static Optional<GraphTensors.Tensor> source(
            GraphTensors.Tensor input, GraphTensors encoder, List<Level> taken, int channels, int height, int width) {
        List<GraphTensors.Tensor> fitting = encoder.outputs().stream()
                .filter(output -> output.isFloats() && output.hasShape(-1, channels, height, width))
                .filter(output ->
                        taken.stream().noneMatch(level -> level.encoderOutput().equals(output.name())))
                .toList();
        return fitting.stream()
                .filter(output -> output.name().equals(input.name()))
                .findFirst()
                .or(() -> fitting.stream().findFirst());
    }
}
