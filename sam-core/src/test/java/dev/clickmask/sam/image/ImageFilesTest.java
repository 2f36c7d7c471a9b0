package dev.clickmask.sam.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the files that scripts/reference/image_zoo.py made, all of which show a card of four quadrants. */
class ImageFilesTest {
    private static final Size CARD = new Size(60, 40);
    private static final int TOLERANCE = 6;

    @ParameterizedTest
    @MethodSource("dev.clickmask.sam.image.ImageZoo#files")
    void everyFileShowsItsCardUpright(Path file) throws IOException {
        RgbImage image = ImageFiles.read(file);

        assertThat(image.size()).isEqualTo(CARD);
        List<Integer> card = ImageZoo.cardOf(file);
        assertColour(image.rgb(2, 2), card.get(0));
        assertColour(image.rgb(57, 2), card.get(1));
        assertColour(image.rgb(2, 37), card.get(2));
        assertColour(image.rgb(57, 37), card.get(3));
    }

    @ParameterizedTest
    @MethodSource("dev.clickmask.sam.image.ImageZoo#files")
    void theHeaderAloneTellsTheSizeOfThePicture(Path file) throws IOException {
        assertThat(ImageFiles.info(file).size()).isEqualTo(CARD);
    }

    @Test
    void howFarTheReadingIs_isToldWithTheBytesThatAreHashed_andThenTheRows() throws IOException {
        List<Double> told = new ArrayList<>();

        ImageFiles.readKeyed(ImageZoo.file("colour-8.png"), told::add);

        assertThat(told).isSorted().allMatch(share -> share > 0 && share <= 1);
        assertThat(told.get(0)).as("hashed").isLessThan(0.3);
        assertThat(told).as("rows").hasSizeGreaterThan(CARD.height() / 2);
    }

    private static void assertColour(int actual, int expected) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(actual >> shift & 0xFF)
                    .as("%06x for %06x", actual, expected)
                    .isCloseTo(expected >> shift & 0xFF, within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour-alpha-8.png",
                "colour-alpha-16.png",
                "colour-palette-alpha.png",
                "colour-key.png",
                "colour-alpha-8.tif",
                "colour-alpha-lossless.webp",
                "colour-alpha-lossy.webp",
                "gray-alpha-8.png",
                "gray-alpha-16.png"
            })
    void aTransparentPixelIsWhite(String name) throws IOException {
        assertColour(ImageFiles.read(ImageZoo.file(name)).rgb(30, 20), 0xFFFFFF);
    }

    @ParameterizedTest
    @CsvSource({
        "colour-baseline.jpg, JPEG, 3, 8, 1",
        "colour-cmyk.jpg, JPEG, 4, 8, 1",
        "gray.jpg, JPEG, 1, 8, 1",
        "colour-orientation-8.jpg, JPEG, 3, 8, 8",
        "colour-16.png, PNG, 3, 16, 1",
        "colour-alpha-8.png, PNG, 4, 8, 1",
        "colour-palette-4.png, PNG, 1, 4, 1",
        "colour-orientation-6.png, PNG, 3, 8, 6",
        "gray-float-32.tif, TIFF, 1, 32, 1",
        "colour-8-big.tif, BIG_TIFF, 3, 8, 1",
        "colour-orientation-6.tif, TIFF, 3, 8, 6",
        "colour-24.bmp, BMP, 3, 8, 1",
        "colour-lossy.webp, WEBP, 3, 8, 1",
        "colour-orientation-6.webp, WEBP, 3, 8, 6",
    })
    void theHeaderTellsFormatChannelsBitsAndOrientation(
            String name, ImageFormat format, int channels, int bits, int orientation) throws IOException {
        ImageInfo info = ImageFiles.info(ImageZoo.file(name));

        assertThat(info.format()).isEqualTo(format);
        assertThat(info.channels()).isEqualTo(channels);
        assertThat(info.bitsPerChannel()).isEqualTo(bits);
        assertThat(info.orientation().exifValue()).isEqualTo(orientation);
    }

    static Stream<String> names() {
        return Stream.of("two words.jpg", "Straße, café.jpg", "图像.jpg", "no suffix", "wrong suffix.png", "a%20b#c.jpg");
    }

    @ParameterizedTest
    @MethodSource("names")
    void theNameOfAFileDoesNotMatter(String name, @TempDir Path folder) throws IOException {
        Path copy = Files.copy(ImageZoo.file("colour-baseline.jpg"), folder.resolve(name));

        assertThat(ImageFiles.read(copy).size()).isEqualTo(CARD);
        assertThat(ImageFiles.info(copy).size()).isEqualTo(CARD);
    }
}
