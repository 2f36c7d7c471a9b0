package dev.clickmask.annotator.series;

import dev.clickmask.sam.image.GreySamples;

/**
 * One slice as it is stored.
 *
 * @param samples of 8 or 16 bits
 * @param slope what a sample is multiplied by to become a value, such as one in Hounsfield units
 * @param intercept what is added then
 * @param inverted whether small values are white
 */
public record Slice(GreySamples samples, double slope, double intercept, boolean inverted) {
    /** A slice whose samples are its values. */
    public static Slice of(GreySamples samples) {
        return new Slice(samples, 1, 0, false);
    }

    /** Whether the samples are grey levels as they stand. */
    boolean isLevels() {
        return samples.bits() == Byte.SIZE && !samples.isSigned() && slope == 1 && intercept == 0 && !inverted;
    }
}
