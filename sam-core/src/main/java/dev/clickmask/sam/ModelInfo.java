package dev.clickmask.sam;

import java.util.List;

/**
 * What a model is, for the person who uses it.
 *
 * @param family architecture and export it was recognised as, such as "SAM 2 (samexporter)"
 * @param provider execution provider that runs it, such as "CPU, 2 threads"
 * @param embeddingBytes size of one {@link ImageEmbedding}
 * @param inputSide width and height in pixels of what the encoder sees
 * @param capabilities prompts that it understands
 * @param notUsed devices that were looked at and are not used, and why; copied
 */
public record ModelInfo(
        String family,
        String provider,
        long embeddingBytes,
        int inputSide,
        Capabilities capabilities,
        List<DeviceVerdict> notUsed) {

    public ModelInfo {
        notUsed = List.copyOf(notUsed);
    }

    /** Of a model for which no other device was looked at. */
    public ModelInfo(String family, String provider, long embeddingBytes, int inputSide, Capabilities capabilities) {
        this(family, provider, embeddingBytes, inputSide, capabilities, List.of());
    }

    /** The same, with the devices that were looked at before it was opened. */
    public ModelInfo withNotUsed(List<DeviceVerdict> verdicts) {
        return new ModelInfo(family, provider, embeddingBytes, inputSide, capabilities, verdicts);
    }

    /** Devices that are there but could not be used. */
    public List<DeviceVerdict> failing() {
        return notUsed.stream().filter(verdict -> !verdict.expected()).toList();
    }
}
