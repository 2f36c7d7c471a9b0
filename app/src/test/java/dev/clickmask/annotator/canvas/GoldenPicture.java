package dev.clickmask.annotator.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A picture of how something shall look, in src/test/resources/golden/canvas. What it looks like now is written into
 * target/golden, with the differing pixels in red; looked at and found right, it is copied over the old one.
 */
final class GoldenPicture {
    /** Edges of discs are drawn a little differently from one Java to the next. */
    private static final int TOLERANCE = 24;

    private static final double DIFFERING_PIXELS = 0.001;
    private static final Path TARGET = Path.of("target", "golden");

    private GoldenPicture() {}

    static void assertLooksLike(String name, BufferedImage actual) throws IOException {
        URL golden = GoldenPicture.class.getResource("/golden/canvas/" + name + ".png");
        File written = write(actual, name + "-actual");
        assertThat(golden).as("no golden picture yet; this one: %s", written).isNotNull();
        BufferedImage expected = ImageIO.read(golden);
        assertThat(expected.getWidth()).isEqualTo(actual.getWidth());
        assertThat(expected.getHeight()).isEqualTo(actual.getHeight());
        BufferedImage difference = new BufferedImage(actual.getWidth(), actual.getHeight(), BufferedImage.TYPE_INT_RGB);
        int differing = 0;
        for (int y = 0; y < actual.getHeight(); y++) {
            for (int x = 0; x < actual.getWidth(); x++) {
                boolean differs = differs(expected.getRGB(x, y), actual.getRGB(x, y));
                difference.setRGB(x, y, differs ? 0xFF0000 : actual.getRGB(x, y) >> 2 & 0x3F3F3F);
                differing += differs ? 1 : 0;
            }
        }
        File shown = write(difference, name + "-difference");
        assertThat(differing)
                .as("differing pixels of %s: it is %s, they are %s", name, written, shown)
                .isLessThanOrEqualTo((int) (DIFFERING_PIXELS * actual.getWidth() * actual.getHeight()));
    }

    private static boolean differs(int a, int b) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF)) > TOLERANCE) {
                return true;
            }
        }
        return false;
    }

    private static File write(BufferedImage picture, String name) {
        try {
            Files.createDirectories(TARGET);
            File file = TARGET.resolve(name + ".png").toAbsolutePath().toFile();
            ImageIO.write(picture, "png", file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
