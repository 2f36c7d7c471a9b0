package dev.clickmask.sam.onnx;

import dev.clickmask.sam.Capabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a family of exports calls the tensors of its decoder, and what it expects of its caller. Types and shapes are not
 * part of it: the files declare them.
 *
 * @param family name for the person
 * @param picture how images are brought to the encoder
 * @param features decoder inputs that the encoder's outputs feed
 * @param points decoder inputs for points and corners
 * @param prior decoder inputs for a prior mask, or null
 * @param boxes decoder input for boxes, or null; fed empty, because corners are points everywhere else
 * @param originalSize decoder input for the size of the masks to return, or null
 * @param answer decoder outputs
 * @param padding who appends the "not a point" entry
 * @param capabilities prompts that it understands
 */
record Contract(
        String family,
        Picture picture,
        List<Feature> features,
        Points points,
        @Nullable Prior prior,
        @Nullable String boxes,
        @Nullable String originalSize,
        Answer answer,
        Padding padding,
        Capabilities capabilities) {

    /**
     * What the encoder is given.
     *
     * @param side width and height of the input where the file leaves it open
     * @param scale of the values where the graph does not normalise them itself
     */
    record Picture(Fit fit, int side, PixelScale scale) {}

    /**
     * One tensor of the embedding.
     *
     * @param input name under which the decoder takes it, null where it is for the memory alone
     * @param output name under which the encoder gives it, null where its shape tells
     * @param channels first of its last three axes where the file leaves it open
     * @param side the other two, likewise
     */
    record Feature(@Nullable String input, @Nullable String output, int channels, int side) {
        Feature(String input, int channels, int side) {
            this(input, null, channels, side);
        }
    }

    /**
     * Names of the two tensors with points.
     *
     * @param relative whether they are fractions of the image's size: true for graphs that scale by the original size, for
     *     which 1 x 1 is given
     */
    record Points(String coordinates, String labels, boolean relative) {}

    /** Names of the two tensors of a prior mask. */
    record Prior(String mask, String hasMask) {}

    /**
     * What the decoder returns.
     *
     * @param logits name of the low-resolution logits, null where it is the output that has no fixed name
     * @param scores name of the guesses of how well each mask fits
     * @param others names of outputs that are of no use
     */
    record Answer(@Nullable String logits, String scores, Values values, Score score, List<String> others) {}

    /** What the decoder's masks hold. */
    enum Values {
        /** Logits of low resolution. */
        LOGITS,
        /** Logits, or 0 and 255, of the size that is asked for, which is the low resolution. */
        LOGITS_OR_BYTES_AS_ASKED
    }

    /** Where a candidate's score comes from. */
    enum Score {
        /** The model's own guess. */
        PREDICTED,
        /** How little the mask changes with the threshold, for models that guess badly. */
        STABILITY
    }

    /** Who appends the "not a point" entry that the models were trained with. */
    enum Padding {
        /** The graph does, or nobody. */
        GRAPH,
        /** The caller does where there is no box, as SAM's own predictor. */
        CALLER_WITHOUT_BOX,
        /**
         * The caller always does: as in SAM 2's own predictor, and for graphs that choose one mask themselves, which count
         * the entries to tell a clear prompt from an ambiguous one, and answer a box better with it.
         */
        CALLER
    }

    /** The same with another padding. */
    Contract with(Padding other) {
        return new Contract(family, picture, features, points, prior, boxes, originalSize, answer, other, capabilities);
    }

    /** All inputs of the decoder. */
    List<String> decoderInputs() {
        List<String> inputs = new ArrayList<>(
                features.stream().map(Feature::input).filter(Objects::nonNull).toList());
        inputs.addAll(List.of(points.coordinates(), points.labels()));
        if (prior != null) {
            inputs.addAll(List.of(prior.mask(), prior.hasMask()));
        }
        if (boxes != null) {
            inputs.add(boxes);
        }
        if (originalSize != null) {
            inputs.add(originalSize);
        }
        return inputs;
    }

    /** The outputs of the decoder that it must have. */
    List<String> decoderOutputs() {
        return answer.logits() == null ? List.of(answer.scores()) : List.of(answer.logits(), answer.scores());
    }
}
