package dev.clickmask.sam.image;

import org.jspecify.annotations.Nullable;

/**
 * A page of a TIFF: one of the two.
 *
 * @param samples of a page that is grey with 8 or 16 bits
 * @param colours of any other
 */
public record PagePicture(
        @Nullable GreySamples samples, @Nullable RgbImage colours) {
    public PagePicture {
        if ((samples == null) == (colours == null)) {
            throw new IllegalArgumentException("a page has either samples or colours");
        }
    }
}
