package dev.clickmask.sam;

import dev.clickmask.sam.image.ImageKey;

/** What an embedding was made by and of. */
public record EmbeddingKey(ModelKey model, ImageKey image) {}
