package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxJavaType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The contract that a pair of files follows, with the names and shapes that differ from file to file. It is recognised
 * from what the files say of themselves, never configured.
 *
 * @param contract the family's names and customs
 * @param side width and height of the encoder's input
 * @param imageInput name of the encoder's input: float32, [1, 3, side, side], normalised RGB
 * @param levels where each embedding tensor comes from and goes, in the order of {@link Contract#embeddings}
 * @param gridSide width and height of the logits, which is also that of the prior mask
 */
record ModelSpec(Contract contract, int side, String imageInput, List<Level> levels, int gridSide) {

    /** Decoders that return all their masks put the answer to a clear prompt first and those to an ambiguous one after. */
    private static final int CANDIDATES_WITH_SINGLE = 4;

    /**
     * One tensor of the embedding.
     *
     * @param encoderOutput name under which the encoder gives it
     * @param decoderInput name under which the decoder takes it
     */
    record Level(String encoderOutput, String decoderInput, int channels, int height, int width) {}

    ModelSpec {
        levels = List.copyOf(levels);
    }

    /** Size of one embedding. */
    long embeddingBytes() {
        return levels.stream()
                .mapToLong(level -> (long) level.channels() * level.height() * level.width() * Float.BYTES)
                .sum();
    }

    /** Whether the caller must append the "not a point" entry. */
    boolean padsPoints(boolean withBox) {
        return switch (contract.padding()) {
            case GRAPH -> false;
            case CALLER_WITHOUT_BOX -> !withBox;
            case CALLER -> true;
        };
    }

    /** Whether a mask of a decode is one of several answers to an ambiguous prompt. */
    boolean isAmbiguous(int index, int count) {
        return count > 1 && !(count == CANDIDATES_WITH_SINGLE && index == 0);
    }

    /**
     * Finds out what the two files are.
     *
     * @throws UnknownModelException if they are of no known family, or differ from it; the message says where
     */
    static ModelSpec recognise(GraphTensors encoder, GraphTensors decoder) throws UnknownModelException {
        List<String> reasons = new ArrayList<>();
        for (Contract contract : Contract.ALL) {
            Optional<String> difference = difference(contract, decoder);
            if (difference.isEmpty()) {
                return bind(contract, encoder, decoder);
            }
            reasons.add(contract.family() + ": " + difference.get());
        }
        throw new UnknownModelException(
                decoder.file() + " is not a decoder that Clickmask knows. " + String.join("; ", reasons));
    }

    /** What keeps the decoder from following the contract by name, if anything does. */
    private static Optional<String> difference(Contract contract, GraphTensors decoder) {
        Set<String> missing = new LinkedHashSet<>(contract.decoderInputs());
        missing.removeAll(decoder.inputNames());
        Set<String> unknown = new LinkedHashSet<>(decoder.inputNames());
        unknown.removeAll(contract.decoderInputs());
        Set<String> silent = new LinkedHashSet<>(List.of(contract.logits(), contract.ious()));
        silent.removeAll(decoder.outputNames());
        List<String> differences = new ArrayList<>();
        if (!missing.isEmpty()) {
            differences.add("misses the input " + String.join(", ", missing));
        }
        if (!unknown.isEmpty()) {
            differences.add("has the unknown input " + String.join(", ", unknown));
        }
        if (!silent.isEmpty()) {
            differences.add("misses the output " + String.join(", ", silent));
        }
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", differences));
    }

    private static ModelSpec bind(Contract contract, GraphTensors encoder, GraphTensors decoder)
            throws UnknownModelException {
        GraphTensors.Tensor image = encoder.onlyInput();
        int side = (int) image.dimension(3);
        image.require(OnnxJavaType.FLOAT, -1, 3, side, side);
        for (String input : List.of(Contract.POINT_COORDS, Contract.POINT_LABELS, Contract.HAS_MASK_INPUT)) {
            decoder.input(input).requireType(OnnxJavaType.FLOAT);
        }
        if (contract.originalSize() != null) {
            decoder.input(contract.originalSize()).require(contract.originalSizeType(), 2);
        }
        GraphTensors.Tensor prior = decoder.input(Contract.MASK_INPUT);
        int grid = (int) prior.dimension(3);
        prior.require(OnnxJavaType.FLOAT, -1, 1, grid, grid);
        List<Level> levels = new ArrayList<>();
        for (String input : contract.embeddings()) {
            levels.add(level(decoder.input(input), encoder));
        }
        int candidates = (int) decoder.output(contract.ious()).dimensionOrUnknown(1);
        return new ModelSpec(contract.returning(candidates), side, image.name(), levels, grid);
    }

    /** Exports list the encoder's outputs in different orders, so each is found by its shape. */
    private static Level level(GraphTensors.Tensor input, GraphTensors encoder) throws UnknownModelException {
        int channels = (int) input.dimension(1);
        int height = (int) input.dimension(2);
        int width = (int) input.dimension(3);
        input.require(OnnxJavaType.FLOAT, -1, channels, height, width);
        for (GraphTensors.Tensor output : encoder.outputs()) {
            if (output.matches(OnnxJavaType.FLOAT, -1, channels, height, width)) {
                return new Level(output.name(), input.name(), channels, height, width);
            }
        }
        throw new UnknownModelException("%s has no output of shape [1, %d, %d, %d] for the decoder's %s; it has %s"
                .formatted(encoder.file(), channels, height, width, input.name(), encoder.outputs()));
    }
}
