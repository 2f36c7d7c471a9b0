package dev.clickmask.annotator.segment;

import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.image.ImageKey;
import dev.clickmask.sam.image.KeyedImage;
import dev.clickmask.sam.image.RgbImage;

/**
 * What of an image the model is to see: all of it, or a part in more detail.
 *
 * @param box in pixels of the image, inside it
 */
record ImagePart(KeyedImage image, PixelBox box) {

    static ImagePart whole(KeyedImage image) {
        return new ImagePart(image, image.image().size().pixels());
    }

    private boolean isWhole() {
        return box.equals(image.image().size().pixels());
    }

    /** Under which its embedding is kept. */
    ImageKey key() {
        return isWhole() ? image.key() : image.key().part(box);
    }

    /** What the encoder is given. */
    RgbImage pixels() {
        return isWhole() ? image.image() : image.image().part(box);
    }

    /** What the encoder made of {@link #pixels}, for prompts in pixels of the image. */
    ImageEmbedding place(ImageEmbedding encoded) {
        return isWhole() ? encoded : encoded.placed(image.image().size(), box);
    }
}
