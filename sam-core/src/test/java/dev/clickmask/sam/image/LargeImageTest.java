package dev.clickmask.sam.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.sam.geometry.Size;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that do not fit into the heap, with a heap that hardly anything fits into. */
class LargeImageTest {
    private static final int SEVEN_ROWS = 7 * 60 * 3;

    private final Path folder;
    private final PixelStorage tight;

    LargeImageTest(@TempDir Path folder) {
        this.folder = folder;
        tight = new PixelStorage(100, SEVEN_ROWS, folder);
    }

    @ParameterizedTest
    @MethodSource("dev.clickmask.sam.image.ImageZoo#files")
    void readInBands_everyFileHasThePixelsThatItHasAtOnce(Path file) throws IOException {
        RgbImage inBands = read(file);

        RgbImage atOnce = ImageFiles.read(file);
        assertThat(inBands.size()).isEqualTo(atOnce.size());
        byte[] actual = new byte[3 * atOnce.size().width()];
        byte[] expected = actual.clone();
        for (int y = 0; y < atOnce.size().height(); y++) {
            inBands.readRow(y, actual);
            atOnce.readRow(y, expected);
            assertThat(actual).as("row %d", y).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour-baseline.jpg", "colour-8.png", "colour-8.tif", "colour-24.bmp"})
    void aFileThatEndsEarlyIsRefused(String name) throws IOException {
        byte[] whole = Files.readAllBytes(ImageZoo.file(name));
        Path file = Files.write(folder.resolve(name), Arrays.copyOf(whole, whole.length * 6 / 10));

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageStartingWith(file + " ");
    }

    @Test
    void half_isTheMeanOfFourPixelsInAFileAsInTheHeap() throws IOException {
        BufferedImage picture = noise(51, 33);
        RgbImage heap = RgbImage.of(picture);
        byte[] bytes = BgrConversion.bytes(picture);
        RgbImage file;
        try (PixelSink sink = tight.allocate(bytes.length)) {
            sink.write(0, bytes, 0, bytes.length);
            file = new RgbImage(heap.size(), sink.finish(), tight);
        }

        RgbImage half = file.halved();

        assertThat(half.size()).isEqualTo(new Size(26, 17));
        for (int y = 0; y < 17; y++) {
            for (int x = 0; x < 26; x++) {
                assertThat(half.rgb(x, y)).isEqualTo(heap.halved().rgb(x, y)).isEqualTo(mean(heap, 2 * x, 2 * y));
            }
        }
    }

    private static int mean(RgbImage image, int x, int y) {
        int right = Math.min(x + 1, image.size().width() - 1);
        int below = Math.min(y + 1, image.size().height() - 1);
        int mean = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int sum = (image.rgb(x, y) >> shift & 0xFF)
                    + (image.rgb(right, y) >> shift & 0xFF)
                    + (image.rgb(x, below) >> shift & 0xFF)
                    + (image.rgb(right, below) >> shift & 0xFF);
            mean |= Math.round(sum / 4f) << shift;
        }
        return mean;
    }

    @Test
    void nothingStaysInTheFolder_notEvenWhileTheImageIsInUse() throws IOException {
        RgbImage image = read(ImageZoo.file("colour-8.tif"));

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        assertThat(image.rgb(2, 2)).isEqualTo(0xC82828);
    }

    @Test
    void aFolderThatCannotBeUsedIsNamedWithTheFileAndAWayOut() {
        Path gone = folder.resolve("gone");
        Path file = ImageZoo.file("colour-8.tif");
        PictureReader reader = new PictureReader(new PixelStorage(100, SEVEN_ROWS, gone));

        assertThatThrownBy(() -> PictureFile.read(file, reader::read))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessage(file + " needs 1 MB of temporary space in " + gone
                        + ", which cannot be written to; make room, or name another folder with -Djava.io.tmpdir");
    }

    @Test
    void aFullDiskIsToldBeforeAnythingIsRead() {
        PixelStorage storage = new PixelStorage(100, SEVEN_ROWS, folder);

        assertThatThrownBy(() -> storage.allocate(Long.MAX_VALUE / 2))
                .isInstanceOf(NoRoomException.class)
                .hasMessageContaining("temporary space in " + folder + ", where ")
                .hasMessageContaining(" MB are left; make room, or name another folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour-baseline.jpg", "colour-8.png", "colour-8.tif", "gray-16.png", "gray-16.tif"})
    void howFarItIs_isTold_bandByBand(String name) throws IOException {
        List<Double> told = new ArrayList<>();

        PictureFile.read(ImageZoo.file(name), file -> new PictureReader(tight).read(file, told::add));

        assertThat(told).isSorted().allMatch(share -> share >= 0 && share <= 1);
        assertThat(told).as("never leaps").hasSizeGreaterThan(4);
        assertThat(told.get(told.size() - 1)).isGreaterThan(0.8);
        assertThat(told.get(told.size() / 2)).isBetween(0.3, 0.7);
    }

    private RgbImage read(Path file) throws IOException {
        return PictureFile.read(file, new PictureReader(tight)::read);
    }

    private static BufferedImage noise(int width, int height) {
        Random random = new Random(3);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, random.nextInt(0xFFFFFF));
            }
        }
        return picture;
    }
}
