package dev.clickmask.annotator.segment;

import dev.clickmask.sam.EmbeddingKey;
import dev.clickmask.sam.ModelKey;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.image.ImageKey;

/**
 * A model that is open.
 *
 * @param key tells its embeddings from those of other models
 */
record KeyedModel(ModelKey key, SamModel model) {

    /** Under which its embedding of an image is kept. */
    EmbeddingKey of(ImageKey image) {
        return new EmbeddingKey(key, image);
    }
}
