package dev.clickmask.annotator.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures as PNG, whole or not at all. */
public final class PngFile {
    private PngFile() {}

    /**
     * Writes or replaces a file.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, BufferedImage picture) throws IOException {
        AtomicFile.write(file, out -> {
            // Given a plain stream, ImageIO would keep the whole file in another temporary one.
            try (ImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
                if (!ImageIO.write(picture, "png", png)) {
                    throw new IllegalStateException("this Java has no PNG writer for " + picture);
                }
            }
        });
    }
}
