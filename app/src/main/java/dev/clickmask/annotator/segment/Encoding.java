package dev.clickmask.annotator.segment;

import java.time.Duration;

/**
 * How an image became ready for prompts.
 *
 * @param took time of the encoder or, where it did not run, of the reading
 * @param source where the embedding came from
 */
public record Encoding(Duration took, Source source) {

    /** Where an embedding came from. */
    public enum Source {
        /** The encoder ran. */
        ENCODED,
        /** It was in memory. */
        MEMORY,
        /** It was on disk. */
        DISK
    }
}
