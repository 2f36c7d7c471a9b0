package dev.clickmask.annotator.dataset.cutout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.annotator.dataset.ReadBack;
import dev.clickmask.annotator.dataset.SampleData;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutoutWriterTest {
    private static final Size SIZE = new Size(12, 10);

    @TempDir
    Path folder;

    @Test
    void everyPixelOfTheMaskKeepsItsColourAndTheOthersAreNothing() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            AnnotatedImage image = new SampleData(seed).images().get(0);
            Path target = folder.resolve("cutouts" + seed);
            ReadBack.write(writer(target, new CutoutWriter.Border(0, 2), image.size()), List.of(image));

            int number = 0;
            for (Instance instance : image.instances()) {
                Mask mask = instance.segmentation().mask();
                if (!mask.isEmpty()) {
                    number++;
                    assertShows(png(target, "a-" + number + "-"), mask);
                }
            }
        }
    }

    private static void assertShows(BufferedImage cutout, Mask mask) {
        PixelBox box = mask.bounds();
        assertThat(cutout.getWidth()).isEqualTo(box.width() + 4);
        assertThat(cutout.getHeight()).isEqualTo(box.height() + 4);
        for (int y = 0; y < cutout.getHeight(); y++) {
            for (int x = 0; x < cutout.getWidth(); x++) {
                int imageX = x + box.x() - 2;
                int imageY = y + box.y() - 2;
                int expected = mask.contains(imageX, imageY) ? 0xFF000000 | colour(imageX, imageY) : 0;
                assertThat(cutout.getRGB(x, y)).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void aFeatheredBorderFadesByEqualStepsOnBothSides(int feather) throws IOException {
        ReadBack.write(
                writer(folder.resolve("out"), new CutoutWriter.Border(feather, 0), SIZE), List.of(square("a.png", 3)));

        BufferedImage cutout = png(folder.resolve("out"), "a-1-person");
        int middle = cutout.getHeight() / 2;
        int steps = 2 * feather + 1;
        for (int x = 0; x < steps; x++) {
            assertThat(cutout.getRGB(x, middle) >>> 24)
                    .as("column " + x)
                    .isBetween(255 * (x + 1) / steps - 1, 255 * (x + 1) / steps + 1);
        }
    }

    @Test
    void namesOfCategoriesNeverLeadOutOfTheFolder() throws IOException {
        ReadBack.write(
                writer(folder.resolve("out"), new CutoutWriter.Border(0, 0), SIZE), List.of(square("sub/写真.jpg", 7)));

        assertThat(folder.resolve("out/sub/写真-1-Kätzchen_ _猫_.png")).exists();
    }

    @Test
    void aPictureThatHasAnotherSizeThanWhenItWasAnnotatedIsRefused() {
        AnnotatedImage image = square("a.png", 3);
        ImageSource scaled = file -> picture(new Size(5, 5));

        assertThatThrownBy(() -> ReadBack.write(
                        new CutoutWriter(
                                folder.resolve("out"), SampleData.CATEGORIES, scaled, new CutoutWriter.Border(0, 0)),
                        List.of(image)))
                .isInstanceOf(IOException.class)
                .hasMessage("a.png is of 5 x 5, but was annotated at 12 x 10");
        assertThat(folder).isEmptyDirectory();
    }

    private static CutoutWriter writer(Path target, CutoutWriter.Border border, Size size) throws IOException {
        return new CutoutWriter(target, SampleData.CATEGORIES, file -> picture(size), border);
    }

    private static RgbImage picture(Size size) {
        BufferedImage picture = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                picture.setRGB(x, y, colour(x, y));
            }
        }
        return RgbImage.of(picture);
    }

    private static BufferedImage png(Path folder, String start) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.filter(path -> path.getFileName().toString().startsWith(start))
                    .findFirst()
                    .orElseThrow();
            return ImageIO.read(file.toFile());
        }
    }

    private static AnnotatedImage square(String name, int category) {
        MaskBuilder square = new MaskBuilder(SIZE, new PixelBox(3, 2, 6, 6));
        for (int y = 2; y < 8; y++) {
            square.fill(y, 3, 9);
        }
        return AnnotatedImage.of(name, SIZE)
                .with(new Instance(1, category, new Segmentation.Pixels(square.build()), Instance.Origin.UNKNOWN));
    }

    private static int colour(int x, int y) {
        return (x << 16) | (y << 8) | 7;
    }
}
