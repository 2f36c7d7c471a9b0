package dev.clickmask.sam;

import dev.clickmask.sam.geometry.Size;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * What the encoder made of an image, once. Immutable; holds native memory that the garbage collector frees, so it needs
 * no close and cannot be freed under a running decode.
 *
 * @param imageSize size of the upright, full-resolution image
 * @param levels the encoder's outputs, in the order in which the model that made them wants them back
 */
public record ImageEmbedding(Size imageSize, List<Level> levels) {
    public ImageEmbedding {
        levels = List.copyOf(levels);
    }

    /** Size in bytes. */
    public long bytes() {
        return levels.stream().mapToLong(Level::bytes).sum();
    }

    /**
     * One tensor of an embedding.
     *
     * @param channels number of planes
     * @param height rows of a plane
     * @param width columns of a plane
     * @param values direct, native order, planes one after the other, each row-major; never written after construction
     */
    public record Level(int channels, int height, int width, FloatBuffer values) {
        public Level {
            if (!values.isDirect() || values.capacity() != channels * height * width) {
                throw new IllegalArgumentException("a level of %d x %d x %d needs a direct buffer of that size, not %s"
                        .formatted(channels, height, width, values));
            }
        }

        /** Shape with a batch axis of 1. */
        public long[] shape() {
            return new long[] {1, channels, height, width};
        }

        long bytes() {
            return (long) values.capacity() * Float.BYTES;
        }
    }
}
