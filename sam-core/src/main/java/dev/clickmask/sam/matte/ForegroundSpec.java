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
        float threshold) {

    /** The samples of a pixel. */
    public enum Channels {
        RGB,
        BGR;

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
        /** The longest side becomes that of the input, the rest is padded with zeros on the right or at the bottom. */
        LONGEST_SIDE
    }

    public ForegroundSpec {
        mean = List.copyOf(mean);
        scale = List.copyOf(scale);
        if (mean.size() != 3 || scale.size() != 3) {
            throw new IllegalArgumentException("mean and scale must be of three numbers, one for each channel");
        }
        if (scale.contains(0f)) {
            throw new IllegalArgumentException("scale must not hold 0");
        }
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("threshold must be above 0 and below 1, not " + threshold);
        }
    }
}
