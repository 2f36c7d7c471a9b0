package dev.clickmask.annotator.ui;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A photograph of 12 megapixels: a sample, enlarged. */
final class LargePicture {
    private static final Path SAMPLE = Path.of(System.getProperty("clickmask.root"), "samples", "astronaut.png");

    private LargePicture() {}

    /** Writes it into a folder. */
    static Path write(Path folder) throws IOException {
        BufferedImage sample = ImageIO.read(SAMPLE.toFile());
        BufferedImage large = new BufferedImage(4000, 3000, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = large.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(sample, 0, 0, large.getWidth(), large.getHeight(), null);
        g.dispose();
        Path file = folder.resolve("12-megapixels.jpg");
        ImageIO.write(large, "jpg", file.toFile());
        return file;
    }
}
