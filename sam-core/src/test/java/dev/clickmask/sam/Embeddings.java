package dev.clickmask.sam;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageKey;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/** Small embeddings for tests, told apart by a number that is in their values. */
final class Embeddings {
    /** Bytes of one in memory. */
    static final long BYTES = Float.BYTES * (2 * 3 * 4 + 1);

    private Embeddings() {}

    static EmbeddingKey key(int image) {
        return key(1, image);
    }

    static EmbeddingKey key(int model, int image) {
        return new EmbeddingKey(new ModelKey("%064x".formatted(model)), new ImageKey("%064x".formatted(image)));
    }

    /** Of two levels, whose values have a place in half precision. */
    static ImageEmbedding embedding(int number) {
        return new ImageEmbedding(new Size(30, 20), List.of(level(2, 3, 4, number), level(1, 1, 1, -number)));
    }

    static ImageEmbedding.Level level(int channels, int height, int width, float first) {
        FloatBuffer values = ByteBuffer.allocateDirect(channels * height * width * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < values.capacity(); i++) {
            values.put(i, first + i / 4f);
        }
        return new ImageEmbedding.Level(channels, height, width, values);
    }
}
