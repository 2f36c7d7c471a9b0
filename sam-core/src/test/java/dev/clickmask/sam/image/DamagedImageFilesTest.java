package dev.clickmask.sam.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bad file is answered by one sentence with its path. */
class DamagedImageFilesTest {
    private static final Duration GENEROUS = Duration.ofMinutes(2);
    private static final int FLIPS = 200;

    private final Path folder;

    DamagedImageFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aMissingFileIsNamed() {
        assertRefused(folder.resolve("gone.png"), "does not exist");
    }

    @Test
    void whatNobodyWantsAnyMore_isGivenUp_andSaysSo() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(
                            () -> ImageFiles.read(Path.of(System.getProperty("clickmask.root"), "samples/coffee.png")))
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageContaining("was not read to its end");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aFolderIsNamed() {
        assertRefused(folder, "is a folder");
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        assertRefused(write("empty.png", new byte[0]), "is empty");
    }

    @Test
    void whatIsNoImageIsNamedWithTheFormatsThatAreRead() throws IOException {
        assertRefused(
                write("a.heic", "not an image at all".getBytes(StandardCharsets.UTF_8)),
                "is not an image that Clickmask can read; convert it to PNG, JPEG, TIFF, BMP, GIF or WebP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour-baseline.jpg",
                "colour-cmyk.jpg",
                "colour-8.png",
                "colour-16-interlaced.png",
                "colour-8.tif",
                "colour-8-big.tif",
                "colour-24.bmp",
                "colour-palette.gif",
                "colour-lossy.webp",
                "colour-lossless.webp"
            })
    void aFileCutInTheMiddleIsNotShownAsAPicture(String name) throws IOException {
        byte[] file = Files.readAllBytes(ImageZoo.file(name));

        assertThatThrownBy(() -> ImageFiles.read(write(name, Arrays.copyOf(file, file.length * 6 / 10))))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining(name);
    }

    @Test
    void aCompleteJpegOpensWithoutItsEndMarkerAndWithBytesBehindIt() throws IOException {
        byte[] file = Files.readAllBytes(ImageZoo.file("colour-baseline.jpg"));

        assertThatCode(() -> ImageFiles.read(write("no-end.jpg", Arrays.copyOf(file, file.length - 2))))
                .doesNotThrowAnyException();
        assertThatCode(() -> ImageFiles.read(write("more.jpg", Arrays.copyOf(file, file.length + 100))))
                .doesNotThrowAnyException();
    }

    @Test
    void aHeaderThatPromisesTooManyPixelsIsRefusedBeforeTheyAreAllocated() throws IOException {
        assertRefused(write("bomb.png", pngHeader(Integer.MAX_VALUE, 1 << 20)), "claims 2147483647 x 1048576 pixels");
        assertRefused(write("large.png", pngHeader(65536, 32768)), "over the limit of 2147483647");
    }

    @ParameterizedTest
    @MethodSource("dev.clickmask.sam.image.ImageZoo#files")
    void aTruncatedFileIsAPictureOrASentence(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        assertTimeoutPreemptively(GENEROUS, () -> {
            for (int percent = 0; percent < 100; percent += 5) {
                assertPictureOrSentence(file, Arrays.copyOf(whole, whole.length * percent / 100), percent);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.clickmask.sam.image.ImageZoo#files")
    void aFileWithFlippedBytesIsAPictureOrASentence(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(20260914);
        assertTimeoutPreemptively(GENEROUS, () -> {
            for (int flip = 0; flip < FLIPS; flip++) {
                byte[] damaged = whole.clone();
                // Headers are where damage does most, and they are short.
                int within = flip % 2 == 0 ? damaged.length : Math.min(damaged.length, 100);
                damaged[random.nextInt(within)] = (byte) random.nextInt(256);
                assertPictureOrSentence(file, damaged, flip);
            }
        });
    }

    private void assertPictureOrSentence(Path original, byte[] damaged, int attempt) throws IOException {
        Path file = write(original.getFileName().toString(), damaged);
        try {
            ImageFiles.info(file);
            ImageFiles.read(file);
        } catch (UnreadableImageException e) {
            assertThat(e).hasMessageStartingWith(file + " ");
        } catch (Throwable e) {
            throw new AssertionError("attempt " + attempt + " on " + original, e);
        }
    }

    private static void assertRefused(Path file, String sentence) {
        assertThatThrownBy(() -> ImageFiles.read(file))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageStartingWith(file + " ")
                .hasMessageContaining(sentence);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    /** A small PNG whose header claims another size. */
    private static byte[] pngHeader(int width, int height) throws IOException {
        byte[] file = Files.readAllBytes(ImageZoo.file("colour-8.png"));
        ByteBuffer header = ByteBuffer.wrap(file);
        header.position(16).putInt(width).putInt(height);
        CRC32 crc = new CRC32();
        crc.update(file, 12, 17);
        header.position(29).putInt((int) crc.getValue());
        return file;
    }
}
