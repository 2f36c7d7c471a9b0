package dev.clickmask.sam.onnx;

import ai.onnxruntime.OnnxJavaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The contract that a pair of files follows, with the names, types and shapes that differ from file to file. It is
 * recognised from what the files say of themselves, never configured.
 *
 * @param contract the family's names and customs
 * @param image the encoder's input
 * @param levels where each embedding tensor comes from and goes, in the order of {@link Contract#features}
 * @param gridSide width and height of the logits, which is also that of the prior mask
 * @param types element types of the decoder's inputs by name
 * @param ranks number of axes of the decoder's inputs by name
 * @param logits name of the decoder's output with the logits
 * @param hasBatches whether the decoder answers several lists of points in one run
 */
record ModelSpec(
        Contract contract,
        ImageInput image,
        List<Level> levels,
        int gridSide,
        Map<String, OnnxJavaType> types,
        Map<String, Integer> ranks,
        String logits,
        boolean hasBatches) {

    /** Decoders that return all their masks put the answer to a clear prompt first and those to an ambiguous one after. */
    private static final int CANDIDATES_WITH_SINGLE = 4;

    ModelSpec {
        levels = List.copyOf(levels);
        types = Map.copyOf(types);
        ranks = Map.copyOf(ranks);
    }

    /** Element type of one of the decoder's inputs. */
    OnnxJavaType type(String input) {
        return types.getOrDefault(input, OnnxJavaType.FLOAT);
    }

    /** Shape of one of the decoder's inputs that has no more axes than these at its end, all others being 1. */
    long[] shape(String input, long... last) {
        long[] shape = new long[ranks.getOrDefault(input, last.length)];
        for (int axis = 0; axis < shape.length; axis++) {
            int place = axis - shape.length + last.length;
            shape[axis] = place < 0 ? 1 : last[place];
        }
        return shape;
    }

    /** Which level comes from that output of the encoder. */
    int place(String encoderOutput) {
        return levels.stream().map(Level::encoderOutput).toList().indexOf(encoderOutput);
    }

    /** Size of one embedding. */
    long embeddingBytes() {
        return levels.stream()
                .mapToLong(level -> (long) level.length() * Float.BYTES)
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
        Contract contract = Recognition.of(decoder).contract();
        Contract.Answer answer = contract.answer();
        Map<String, OnnxJavaType> types = new HashMap<>();
        Map<String, Integer> ranks = new HashMap<>();
        for (String name : contract.decoderInputs()) {
            GraphTensors.Tensor input = decoder.input(name);
            input.requireNumbers();
            types.put(name, input.type());
            ranks.put(name, input.shape().size());
        }
        String logits = answer.logits() == null ? remaining(contract, decoder) : answer.logits();
        ImageInput image = ImageInput.of(encoder.onlyInput(), contract.picture());
        List<Level> levels = levels(contract, encoder, decoder);
        return new ModelSpec(
                Contracts.returning(candidates(contract, decoder), contract),
                image,
                levels,
                grid(contract, decoder, logits, image),
                types,
                ranks,
                logits,
                hasBatches(contract, decoder, logits) && levels.stream().allMatch(level -> level.copies() == 1));
    }

    /** Whether the axis for lists of points is open, and with it that of prior masks and of answers. */
    private static boolean hasBatches(Contract contract, GraphTensors decoder, String logits)
            throws UnknownModelException {
        Contract.Prior prior = contract.prior();
        boolean asked = isOpen(decoder.input(contract.points().coordinates()), 3)
                && isOpen(decoder.input(contract.points().labels()), 2)
                && (prior == null
                        || (isOpen(decoder.input(prior.mask()), 4) && isOpen(decoder.input(prior.hasMask()), 1)));
        boolean answered = isOpen(decoder.output(contract.answer().scores()), 2) && isOpen(decoder.output(logits), 4);
        return asked
                && answered
                && contract.boxes() == null
                && contract.answer().values() == Contract.Values.LOGITS;
    }

    private static boolean isOpen(GraphTensors.Tensor tensor, int fromTheEnd) {
        int axis = tensor.shape().size() - fromTheEnd;
        return axis >= 0 && tensor.dimensionOrUnknown(axis) < 0;
    }

    /** Some exporters name only the outputs that they advertise. */
    private static String remaining(Contract contract, GraphTensors decoder) throws UnknownModelException {
        Set<String> names = new HashSet<>(decoder.outputNames());
        names.remove(contract.answer().scores());
        contract.answer().others().forEach(names::remove);
        if (names.size() != 1) {
            throw new UnknownModelException(
                    "%s looks like %s, but misses the output with low-resolution logits; it has %s"
                            .formatted(decoder.file(), contract.family(), String.join(", ", decoder.outputNames())));
        }
        return names.iterator().next();
    }

    private static int candidates(Contract contract, GraphTensors decoder) throws UnknownModelException {
        return decoder.output(contract.answer().scores()).dimensionOrUnknown(1);
    }

    /** By the prior mask, else by the logits, else as all of them are. */
    private static int grid(Contract contract, GraphTensors decoder, String logits, ImageInput image)
            throws UnknownModelException {
        GraphTensors.Tensor output = decoder.output(logits);
        int grid = output.lastOrUnknown();
        if (contract.prior() != null) {
            GraphTensors.Tensor mask = decoder.input(contract.prior().mask());
            grid = mask.lastOrUnknown() > 0 ? mask.lastOrUnknown() : grid;
            mask.requireShape(-1, 1, grid, grid);
        }
        return grid > 0 ? grid : image.side() / 4;
    }

    private static List<Level> levels(Contract contract, GraphTensors encoder, GraphTensors decoder)
            throws UnknownModelException {
        List<Level> levels = new ArrayList<>();
        for (Contract.Feature feature : contract.features()) {
            String input = feature.input();
            levels.add(
                    input == null
                            ? Level.kept(feature, encoder)
                            : Level.of(feature, decoder.input(input), encoder, levels));
        }
        return levels;
    }
}
