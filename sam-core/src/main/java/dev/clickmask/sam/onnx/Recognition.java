package dev.clickmask.sam.onnx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a decoder compares with a contract.
 *
 * @param missing inputs that it should have
 * @param unknown inputs that it should not have
 * @param silent outputs that it should have
 * @param sizes how many of its features are of another size than the family's
 */
record Recognition(Contract contract, Set<String> missing, Set<String> unknown, Set<String> silent, int sizes) {

    /** Inputs that tell a file which no person could use here from one that is damaged or new. */
    private static final Map<String, String> FOREIGN = Map.of(
            "language_mask", "the concept part of SAM 3, which finds things by words and not by points",
            "batched_images", "encoder and decoder of EfficientSAM in one file, but they must be apart",
            "memory_1", "the memory of a SAM 2 for videos and not its decoder",
            "pixel_values", "an encoder and not a decoder");

    /**
     * The contract that the decoder follows.
     *
     * @throws UnknownModelException if it follows none; the message names the nearest and what is different
     */
    static Recognition of(GraphTensors decoder) throws UnknownModelException {
        List<Recognition> all = new ArrayList<>();
        for (Contract contract : Contracts.ALL) {
            all.add(compare(contract, decoder));
        }
        Recognition nearest = all.stream()
                .min(Comparator.comparingInt(Recognition::differences).thenComparingInt(Recognition::sizes))
                .orElseThrow();
        if (nearest.differences() > 0) {
            throw nearest.refusal(decoder);
        }
        if (nearest.contract.boxes() != null && decoder.isRuntimeFormat()) {
            throw new UnknownModelException(decoder.file()
                    + " is in ONNX Runtime's own format, in which the answer to a point would depend on the one before;"
                    + " take the .onnx file of the same model");
        }
        return nearest;
    }

    private static Recognition compare(Contract contract, GraphTensors decoder) throws UnknownModelException {
        int sizes = 0;
        for (Contract.Feature feature : contract.features()) {
            String name = feature.input();
            if (name != null && decoder.inputNames().contains(name)) {
                GraphTensors.Tensor input = decoder.input(name);
                int side = input.dimensionOrUnknown(input.shape().size() - 2);
                sizes += side > 0 && side != feature.side() ? 1 : 0;
            }
        }
        return new Recognition(
                contract,
                without(contract.decoderInputs(), decoder.inputNames()),
                without(decoder.inputNames(), contract.decoderInputs()),
                without(contract.decoderOutputs(), decoder.outputNames()),
                sizes);
    }

    private static Set<String> without(Iterable<String> names, Iterable<String> others) {
        Set<String> rest = new LinkedHashSet<>();
        names.forEach(rest::add);
        others.forEach(rest::remove);
        return rest;
    }

    private int differences() {
        return missing.size() + unknown.size() + silent.size();
    }

    private UnknownModelException refusal(GraphTensors decoder) {
        for (Map.Entry<String, String> foreign : FOREIGN.entrySet()) {
            if (decoder.inputNames().contains(foreign.getKey())) {
                return new UnknownModelException(decoder.file() + " holds " + foreign.getValue());
            }
        }
        List<String> differences = new ArrayList<>();
        describe("misses the input ", missing, differences);
        describe("has the unknown input ", unknown, differences);
        describe("misses the output ", silent, differences);
        return new UnknownModelException("%s is not a decoder that Clickmask knows: it comes nearest to %s, but %s"
                .formatted(decoder.file(), contract.family(), String.join(" and ", differences)));
    }

    private static void describe(String what, Set<String> names, List<String> differences) {
        if (!names.isEmpty()) {
            differences.add(what + String.join(", ", names));
        }
    }
}
