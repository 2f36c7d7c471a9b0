package dev.clickmask.annotator.dataset.cutout;

import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;

/** Reads the upright pictures that objects are cut out of. */
@FunctionalInterface
public interface ImageSource {
    /** The picture of that name, as {@code AnnotatedImage} has it. */
    RgbImage read(String file) throws IOException;
}
