package dev.clickmask.sam.matte;

import dev.clickmask.sam.geometry.Size;
import java.util.List;
import java.util.Optional;

/**
 * How a foreground model takes an image and what its answer means; all that differs between the families.
 *
 * @param input size of the picture that the model takes
 * @param channels which samples of a pixel it takes, and in which order
 * @param layout how they lie in memory
 * @param mean subtracted from each sample, 0 to 255, of each channel in the model's order; copied
 * @param scale what the difference is divided by; copied
 * @param resize how an image is brought to the size of the input, and the answer back
 * @param output name of the output that holds the foreground, [1, 1, height, width] or [1, height, width]; the first one of
 *     the file if empty
 * @param activation what makes an alpha from 0 to 1 of that output
 * @param threshold alpha above which a pixel belongs to the object, where it has to be one or the other; above 0, below 1
 * @param leastArea cells of the answer that the largest region must enclose for the object to be there at all; 0 if any
 *     region is enough
 */
public record ForegroundSpec(
        Size input,
        Channels channels,
        Layout layout,
        List<Float> mean,
        List<Float> scale,
        Resize resize,
        Optional<String> output,
        Activation activation,
        float threshold,
        int leastArea) {

    /** The samples of a pixel. */
    public enum Channels {
        RGB(3),
        BGR(3),
        /** One grey level: such a model takes slices, with {@link Resize#SQUASH_PLAIN}, and is a {@link SliceModel}. */
        GREY(1);

        private final int count;

        Channels(int count) {
            this.count = count;
        }

        /** How many samples a pixel has. */
        public int count() {
            return count;
        }

        /** Where the channel stands in a pixel of {@code RgbImage}, which is blue, green, red. */
        public int place(int channel) {
            return this == RGB ? 2 - channel : channel;
        }
    }

    /** The order of a tensor's axes. */
    public enum Layout {
        /** Planes, one for each channel. */
        NCHW,
        /** Pixels, with their channels next to each other. */
        NHWC
    }

    /** How an image is brought to the input. */
    public enum Resize {
        /** Both sides become those of the input, antialiased, half-pixel centres: Pillow's BILINEAR, and rembg. */
        SQUASH,
        /**
         * Both sides become those of the input; output i is taken at i * from / to, between two samples, without
         * antialiasing: {@code @imgly/background-removal-node}. Sharper than SQUASH where an image is reduced, and noisier.
         */
        SQUASH_FROM_ORIGIN,
        /**
         * Both sides become those of the input; each sample is taken between the four nearest ones, half-pixel centres,
         * without antialiasing: OpenCV's INTER_LINEAR.
         */
        SQUASH_PLAIN,
        /** The longest side becomes that of the input, the rest is padded with zeros on the right or at the bottom. */
        LONGEST_SIDE
    }

    /** Whether such a model takes slices, and no colour images. */
    public boolean takesSlices() {
        return channels == Channels.GREY;
    }

    public ForegroundSpec {
        mean = List.copyOf(mean);
        scale = List.copyOf(scale);
        if (mean.size() != channels.count() || scale.size() != channels.count()) {
            throw new IllegalArgumentException(
                    "mean and scale must have as many numbers as there are channels, which is " + channels.count());
        }
        if ((channels == Channels.GREY) != (resize == Resize.SQUASH_PLAIN)) {
            throw new IllegalArgumentException("resize squash-plain and channels grey go together");
        }
        if (scale.contains(0f)) {
            throw new IllegalArgumentException("scale must not hold 0");
        }
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("threshold must be above 0 and below 1, not " + threshold);
        }
        if (leastArea < 0) {
            throw new IllegalArgumentException("leastArea must be at least 0, not " + leastArea);
        }
    }
}
