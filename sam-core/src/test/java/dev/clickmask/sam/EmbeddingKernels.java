package dev.clickmask.sam;

import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An embedding of the default model to half precision and back, beside a copy of its values. */
@State(Scope.Benchmark)
public class EmbeddingKernels {
    private static final int CHANNELS = 256;
    private static final int SIDE = 64;

    private final EmbeddingKey key = Embeddings.key(1);
    private final ImageEmbedding embedding = embedding();
    private final byte[] file;
    private final float[] values = new float[CHANNELS * SIDE * SIDE];

    public EmbeddingKernels() {
        try {
            file = EmbeddingFile.format(key, embedding);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ImageEmbedding embedding() {
        FloatBuffer values = ByteBuffer.allocateDirect(CHANNELS * SIDE * SIDE * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < values.capacity(); i++) {
            values.put(i, (float) Math.sin(i * 0.37) / (1 + i % 7));
        }
        return new ImageEmbedding(new Size(1024, 768), List.of(new ImageEmbedding.Level(CHANNELS, SIDE, SIDE, values)));
    }

    @Benchmark
    public byte[] format() throws IOException {
        return EmbeddingFile.format(key, embedding);
    }

    @Benchmark
    public ImageEmbedding parse() throws IOException {
        return EmbeddingFile.parse(key, file);
    }

    @Benchmark
    public float[] copy() {
        embedding.levels().get(0).values().get(0, values);
        return values;
    }
}
