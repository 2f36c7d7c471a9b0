package dev.clickmask.annotator.segment;

import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.ImageKey;
import dev.clickmask.sam.image.KeyedImage;
import java.io.IOException;
import java.nio.file.Path;

/** An image file of its own, in no folder of a project. */
record FileImage(Path file) implements UpcomingImage {
    @Override
    public ImageKey key() throws IOException {
        return ImageKey.of(file);
    }

    @Override
    public KeyedImage read() throws IOException {
        return ImageFiles.readKeyed(file);
    }
}
