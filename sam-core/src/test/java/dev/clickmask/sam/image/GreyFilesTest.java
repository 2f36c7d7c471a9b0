package dev.clickmask.sam.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreyFilesTest {
    private static final Path SLICES =
            Path.of(System.getProperty("clickmask.root"), "sam-core/src/test/resources/heart");

    private final Path folder;

    GreyFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static BufferedImage noisy(int type, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, type);
        Random random = new Random(5);
        int most = type == BufferedImage.TYPE_USHORT_GRAY ? 65536 : 256;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                // Smooth in one half and noise in the other, so that encoders choose different filters.
                int level = x < width / 2 ? (x * 5 + y * 3) * most / 4096 : random.nextInt(most);
                picture.getRaster().setSample(x, y, 0, level % most);
            }
        }
        return picture;
    }

    private static void assertSame(GreySamples samples, BufferedImage picture) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                assertThat(samples.at(x, y)).isEqualTo(picture.getRaster().getSample(x, y, 0));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void grey_samples_come_as_they_are_from_png_and_tiff(int type) throws IOException {
        BufferedImage picture = noisy(type, 67, 41);
        for (String format : new String[] {"png", "tiff"}) {
            File file = folder.resolve("slice." + format).toFile();
            ImageIO.write(picture, format, file);

            GreySamples samples = GreyFiles.read(file.toPath());

            assertThat(samples.bits()).isEqualTo(type == BufferedImage.TYPE_BYTE_GRAY ? 8 : 16);
            assertSame(samples, picture);
        }
    }

    @Test
    void the_quick_reader_of_png_gives_the_samples_of_the_general_one() throws IOException {
        try (var files = Files.newDirectoryStream(SLICES, "*.png")) {
            for (Path file : files) {
                GreySamples quick = PlainPng.read(Files.readAllBytes(file)).orElseThrow();

                assertSame(quick, ImageIO.read(file.toFile()));
            }
        }
    }

    @Test
    void an_interlaced_or_transparent_or_damaged_png_is_left_to_the_general_reader() throws IOException {
        byte[] whole = Files.readAllBytes(SLICES.resolve("slice_176.png"));
        byte[] interlaced = whole.clone();
        interlaced[28] = 1;
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        byte[] boastful = whole.clone();
        boastful[16] = 0x7F;

        assertThat(PlainPng.read(whole)).isPresent();
        assertThat(PlainPng.read(interlaced)).isEmpty();
        assertThat(PlainPng.read(half)).isEmpty();
        assertThat(PlainPng.read(boastful)).isEmpty();
        for (int cut = 0; cut < 60; cut++) {
            assertThat(PlainPng.read(Arrays.copyOf(whole, cut))).isEmpty();
        }
    }

    @Test
    void a_damaged_slice_is_told_in_one_sentence() throws IOException {
        byte[] whole = Files.readAllBytes(SLICES.resolve("slice_160.png"));
        Path half = Files.write(folder.resolve("half.png"), Arrays.copyOf(whole, whole.length / 2));

        assertThatExceptionOfType(UnreadableImageException.class)
                .isThrownBy(() -> GreyFiles.read(half))
                .withMessageContaining("half.png ")
                .withMessageContaining("copy it again from its source");
    }

    @Test
    void colours_become_their_luma() throws IOException {
        BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);
        picture.setRGB(0, 0, 0xFF0000);
        picture.setRGB(1, 0, 0x00FF00);
        File file = folder.resolve("colour.png").toFile();
        ImageIO.write(picture, "png", file);

        GreySamples samples = GreyFiles.read(file.toPath());

        assertThat(new int[] {samples.at(0, 0), samples.at(1, 0)}).containsExactly(76, 150);
    }

    @Test
    void pages_of_a_tiff_come_one_at_a_time() throws IOException {
        Path file = folder.resolve("pages.tif");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            writer.prepareWriteSequence(null);
            for (int page = 0; page < 3; page++) {
                BufferedImage picture = noisy(BufferedImage.TYPE_USHORT_GRAY, 20 + page, 10);
                writer.writeToSequence(new IIOImage(picture, null, null), param);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }

        try (ImagePages pages = ImagePages.open(file)) {
            assertThat(pages.count()).isEqualTo(3);
            for (int page = 2; page >= 0; page--) {
                assertSame(pages.read(page), noisy(BufferedImage.TYPE_USHORT_GRAY, 20 + page, 10));
            }
        }
    }
}
