package dev.clickmask.annotator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A small project, written in each format, is byte for byte what is in src/test/resources/golden/cli; pictures are pixel for
 * pixel, because their compression differs from one Java to the next. What is written now lies in target/golden/cli; looked
 * at and found right, it is copied over the old.
 */
class GoldenDatasetsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/cli");
    private static final Path WRITTEN = Path.of("target/golden/cli");
    /** A PNG in base 64, as LabelMe has it. */
    private static final Pattern PICTURE_IN_TEXT = Pattern.compile("iVBOR[A-Za-z0-9+/=]+");

    @TempDir
    Path folder;

    @BeforeEach
    void importProject() throws IOException {
        copy(GOLDEN.resolve("images"), folder.resolve("images"));
        Typed imported = Typed.clickmask("import", GOLDEN.resolve("in.json"), "--project", folder.resolve("images"));
        assertThat(imported.out()).startsWith("added 5 instances on 2 images");
    }

    @ParameterizedTest
    @CsvSource({
        "coco.json, coco, ''",
        "coco-cut.json, coco, --holes=cut",
        "coco-rle.json, coco-rle, ''",
        "yolo, yolo, ''",
        "labelme, labelme, ''",
        "voc, voc, ''",
        "png, png, ''",
        "coco-panoptic, coco-panoptic, ''",
        "cutout, cutout, --margin=2 --feather=1",
    })
    void eachFormat_isWrittenAsItWas(String name, String format, String options) throws IOException {
        Path out = folder.resolve(name);
        Stream<Object> arguments = Stream.concat(
                Stream.of("export", folder.resolve("images"), "--to", format, "--out", out),
                Arrays.stream(options.split(" ", -1)).filter(option -> !option.isEmpty()));

        Typed typed = Typed.clickmask(arguments.toArray());

        assertThat(typed)
                .isEqualTo(new Typed(0, "wrote 2 images as " + format + " to " + out + System.lineSeparator(), ""));
        assertSame(name, out);
    }

    @Test
    void statistics_andValidation_sayWhatTheyDid() throws IOException {
        Path out = Files.createDirectory(folder.resolve("said"));
        Path bad = Files.writeString(
                folder.resolve("bad.json"),
                Files.readString(GOLDEN.resolve("in.json"))
                        .replace("\"image_id\": 3, \"category_id\": 2", "\"image_id\": 9, \"category_id\": 5")
                        .replace("[100, 6,", "[99, 6,"));

        Typed stats = Typed.clickmask("stats", folder.resolve("images"));
        Typed validated = Typed.clickmask("validate", bad);

        assertThat(stats.status()).isZero();
        assertThat(validated.status()).isEqualTo(1);
        Files.writeString(out.resolve("stats.txt"), unix(stats.out()));
        Files.writeString(out.resolve("validate.txt"), unix(validated.out().replace(bad.toString(), "bad.json")));
        assertSame("said", out);
    }

    private static String unix(String text) {
        return text.replace(System.lineSeparator(), "\n");
    }

    private static void assertSame(String name, Path actual) throws IOException {
        copy(actual, WRITTEN.resolve(name));
        Path golden = GOLDEN.resolve(name);
        assertThat(golden)
                .as("nothing golden yet; look at %s", WRITTEN.resolve(name))
                .exists();
        assertThat(files(actual)).isEqualTo(files(golden));
        for (String file : files(golden)) {
            assertSameFile(golden.resolve(file), actual.resolve(file));
        }
    }

    private static void assertSameFile(Path golden, Path actual) throws IOException {
        if (golden.toString().endsWith(".png")) {
            assertThat(pixels(actual)).as(golden.toString()).isEqualTo(pixels(golden));
        } else {
            assertThat(text(actual)).as(golden.toString()).isEqualTo(text(golden));
        }
    }

    private static String text(Path file) throws IOException {
        return PICTURE_IN_TEXT
                .matcher(Files.readString(file, StandardCharsets.UTF_8))
                .replaceAll("(a picture)");
    }

    /** Depth, size, samples and the colours that they are shown in. */
    private static List<Object> pixels(Path png) throws IOException {
        BufferedImage picture = ImageIO.read(png.toFile());
        int width = picture.getWidth();
        int height = picture.getHeight();
        int bands = picture.getRaster().getNumBands();
        int[] samples = picture.getRaster().getPixels(0, 0, width, height, new int[bands * width * height]);
        int[] colours = picture.getRGB(0, 0, width, height, null, 0, width);
        return List.of(
                picture.getColorModel().getPixelSize(),
                width,
                height,
                Arrays.toString(samples),
                Arrays.toString(colours));
    }

    /** Names of all files, relative to the folder; one empty name for a file. */
    private static List<String> files(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> place.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String file : files(from)) {
            Path target = to.resolve(file);
            Files.createDirectories(target.toAbsolutePath().resolveSibling(""));
            Files.copy(from.resolve(file), target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
