package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;

/**
 * A picture of which pixels may be transparent, wholly or in part. Immutable; made on any thread.
 *
 * @param colours each colour times its alpha
 * @param alpha as grey
 */
public record SoftPicture(ImagePyramid colours, ImagePyramid alpha) {

    /**
     * Shares both pictures.
     *
     * @throws IOException if the smaller levels of a large picture find no room
     */
    public static SoftPicture of(RgbImage colours, RgbImage alpha) throws IOException {
        return new SoftPicture(ImagePyramid.of(colours), ImagePyramid.of(alpha));
    }
}
