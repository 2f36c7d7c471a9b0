package dev.clickmask.sam;

/**
 * What a model is, for the person who uses it.
 *
 * @param family architecture and export it was recognised as, such as "SAM 2 (samexporter)"
 * @param provider execution provider that runs it, such as "CPU, 2 threads"
 * @param embeddingBytes size of one {@link ImageEmbedding}
 * @param capabilities prompts that it understands
 */
public record ModelInfo(String family, String provider, long embeddingBytes, Capabilities capabilities) {}
