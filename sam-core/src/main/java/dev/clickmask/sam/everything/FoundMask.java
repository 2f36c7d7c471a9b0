package dev.clickmask.sam.everything;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.Rle;

/**
 * A mask that was found without a prompt. Kept as run lengths, because thousands are found before most are dropped.
 *
 * @param pixels of the image
 * @param bounds box around the pixels
 * @param point that was asked about, in image pixels
 * @param candidate index of the mask among the answers to that point, in the model's own order; -1 if it was asked about
 *     once more
 * @param predictedIou how well the model thinks that it fits
 * @param stability how little the mask depends on the threshold: the pixels at a higher one divided by those at a lower one
 * @param crop the part of the image that it was found in
 */
public record FoundMask(
        Rle pixels,
        PixelBox bounds,
        ImagePoint point,
        int candidate,
        float predictedIou,
        double stability,
        PixelBox crop) {

    /** The mask in image size. */
    public Mask mask() {
        return pixels.toMask();
    }

    FoundMask withMask(Mask changed) {
        return new FoundMask(Rle.of(changed), changed.bounds(), point, candidate, predictedIou, stability, crop);
    }
}
