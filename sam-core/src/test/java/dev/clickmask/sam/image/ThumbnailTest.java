package dev.clickmask.sam.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbnailTest {
    private static final int TOLERANCE = 6;

    private final Path folder;

    ThumbnailTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @MethodSource("dev.clickmask.sam.image.ImageZoo#files")
    void everyFileShowsItsCardUprightAndSmall(Path file) throws IOException {
        BufferedImage thumbnail = ImageFiles.thumbnail(file, 15);

        assertThat(thumbnail.getWidth()).isEqualTo(15);
        assertThat(thumbnail.getHeight()).isEqualTo(10);
        List<Integer> card = ImageZoo.cardOf(file);
        assertColour(thumbnail.getRGB(1, 1), card.get(0));
        assertColour(thumbnail.getRGB(13, 1), card.get(1));
        assertColour(thumbnail.getRGB(1, 8), card.get(2));
        assertColour(thumbnail.getRGB(13, 8), card.get(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp", "gif", "tif"})
    void aLargePictureIsAveragedAndNotOnlyThinned(String format) throws IOException {
        Path file = folder.resolve("stripes." + format);
        ImageIO.write(stripes(), format, file.toFile());

        BufferedImage thumbnail = ImageFiles.thumbnail(file, 100);

        assertThat(thumbnail.getWidth()).isEqualTo(100);
        assertThat(thumbnail.getHeight()).isEqualTo(65);
        assertThat(thumbnail.getRGB(20, 30) & 0xFF).isCloseTo(128, within(40));
        assertColour(thumbnail.getRGB(80, 30), 0xC82828);
    }

    @Test
    void aSmallPictureKeepsItsSize() throws IOException {
        BufferedImage thumbnail = ImageFiles.thumbnail(ImageZoo.file("colour-orientation-6.jpg"), 500);

        assertThat(thumbnail.getWidth()).isEqualTo(60);
        assertThat(thumbnail.getHeight()).isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour-baseline.jpg", "colour-8.png", "colour-8.tif", "colour-lossy.webp"})
    void aDamagedFileIsAnsweredByTheSentenceOfReading(String name) throws IOException {
        byte[] whole = Files.readAllBytes(ImageZoo.file(name));
        Path file = Files.write(folder.resolve(name), Arrays.copyOf(whole, whole.length * 6 / 10));

        assertThatThrownBy(() -> ImageFiles.thumbnail(file, 15))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageStartingWith(file + " ");
    }

    /** Black and white rows, sixteen pixels high, on the left; red on the right. */
    private static BufferedImage stripes() {
        BufferedImage picture = new BufferedImage(1000, 650, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        for (int y = 0; y < 650; y += 10) {
            g.setColor(Color.WHITE);
            g.fillRect(0, y, 500, 5);
        }
        g.setColor(new Color(0xC82828));
        g.fillRect(500, 0, 500, 650);
        g.dispose();
        return picture;
    }

    private static void assertColour(int actual, int expected) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(actual >> shift & 0xFF)
                    .as("%06x for %06x", actual, expected)
                    .isCloseTo(expected >> shift & 0xFF, within(TOLERANCE));
        }
    }
}
