package dev.clickmask.sam;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * What the encoder made of an image or of a part of it, once. Immutable; holds native memory that the garbage collector
 * frees, so it needs no close and cannot be freed under a running decode.
 *
 * @param imageSize size of the upright, full-resolution image; prompts and masks are in its pixels
 * @param part the pixels that the encoder saw: all of them, or less in more detail
 * @param levels the encoder's outputs, in the order in which the model that made them wants them back
 */
public record ImageEmbedding(Size imageSize, PixelBox part, List<Level> levels) {
    public ImageEmbedding {
        levels = List.copyOf(levels);
        if (part.isEmpty() || !part.intersection(imageSize.pixels()).equals(part)) {
            throw new IllegalArgumentException(part + " is no part of an image of " + imageSize);
        }
    }

    /** Of a whole image. */
    public ImageEmbedding(Size imageSize, List<Level> levels) {
        this(imageSize, imageSize.pixels(), levels);
    }

    /**
     * The same as that of a part of a larger image: prompts and masks are in pixels of that one.
     *
     * @param larger size of that image
     * @param place the part, as large as the image that the encoder was given
     */
    public ImageEmbedding placed(Size larger, PixelBox place) {
        if (place.width() != imageSize.width() || place.height() != imageSize.height()) {
            throw new IllegalArgumentException("an embedding of " + imageSize + " is not that of " + place);
        }
        return new ImageEmbedding(larger, place, levels);
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
