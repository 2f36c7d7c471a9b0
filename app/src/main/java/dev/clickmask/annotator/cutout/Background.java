package dev.clickmask.annotator.cutout;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;

/** What is put behind a foreground. */
public sealed interface Background {
    /** Nothing: the picture is transparent there. */
    record Transparent() implements Background {}

    /**
     * One colour.
     *
     * @param rgb as 0xRRGGBB
     */
    record Plain(int rgb) implements Background {}

    /** Another image, enlarged or reduced until it covers all, and cut evenly on both sides. */
    record Picture(RgbImage image) implements Background {}

    /** Makes the rows of a background. */
    @FunctionalInterface
    interface Rows {
        /** Fills a row with blue, green and red of each pixel. */
        void fill(int y, byte[] bgr);
    }

    /**
     * The rows of this background behind a picture of that size; black where it is transparent.
     *
     * @throws IOException if another image has to be reduced, and there is no room for it
     */
    default Rows rows(Size size) throws IOException {
        if (this instanceof Picture picture) {
            return new CoveringPicture(picture.image(), size)::fill;
        }
        int rgb = this instanceof Plain plain ? plain.rgb() : 0;
        return (y, bgr) -> {
            for (int at = 0; at < bgr.length; at += 3) {
                bgr[at] = (byte) rgb;
                bgr[at + 1] = (byte) (rgb >> 8);
                bgr[at + 2] = (byte) (rgb >> 16);
            }
        };
    }
}
