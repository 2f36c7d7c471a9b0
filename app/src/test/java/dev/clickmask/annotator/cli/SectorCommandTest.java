package dev.clickmask.annotator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the heart model and its slices. */
class SectorCommandTest {
    private static final Path HEART = Typed.SAMPLES.resolveSibling("sam-core/src/test/resources/heart");

    private final Path folder;
    private final Path models;
    private final Path series;

    SectorCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.models = folder.resolve("models");
        this.series = folder.resolve("series");
    }

    @BeforeEach
    void putTheModelWhereModelsAre() throws IOException {
        Files.createDirectories(models.resolve("heart-ct"));
        Files.copy(HEART.resolve("heart-ct.onnx"), models.resolve("heart-ct/heart-ct.onnx"));
        Files.createDirectories(series);
    }

    private void slices(String... numbers) throws IOException {
        for (int i = 0; i < numbers.length; i++) {
            Files.copy(HEART.resolve("slice_" + numbers[i] + ".png"), series.resolve("ct" + (8 + i) + ".png"));
        }
    }

    private Typed sector(Object... more) {
        Object[] words = new Object[more.length + 4];
        words[0] = "sector";
        words[1] = series;
        words[2] = "--models";
        words[3] = models;
        System.arraycopy(more, 0, words, 4, more.length);
        return Typed.clickmask(words);
    }

    @Test
    void theBoxOfEachSlice_isThatOfTheReference() throws IOException {
        Path json = folder.resolve("sector.json");

        Typed typed = Typed.clickmask("sector", HEART, "--models", models, "--json", json, "--batch", "3");

        assertThat(typed.err()).isEmpty();
        JsonNode expected =
                new ObjectMapper().readTree(HEART.resolve("boxes-64.json").toFile());
        JsonNode boxes = new ObjectMapper().readTree(json.toFile()).path("boxes");
        assertThat(boxes).hasSize(7).allSatisfy(box -> {
            JsonNode cells = expected.get(box.path("name").asText());
            assertThat(box.path("box").isNull()).isEqualTo(cells.isNull());
            if (!cells.isNull()) {
                assertThat(box.path("cells")).isEqualTo(cells);
                for (int i = 0; i < 4; i++) {
                    assertThat(box.path("box").get(i).asInt())
                            .isEqualTo(8 * cells.get(i).asInt());
                }
            }
        });
    }

    @Test
    void theSectorIsSaidInOneLine_withWhatItIsMadeOf() throws IOException {
        slices("176", "000", "032", "128", "160", "112", "176", "176", "176", "168");

        Typed typed = sector();

        assertThat(typed.status()).isZero();
        assertThat(typed.out().lines().findFirst())
                .contains("sector: ct9.png to ct13.png (5 slices), x 184, y 128, width 240, height 176;"
                        + " in 4 of them the object was found");
        assertThat(typed.out()).contains("searched 10 slices of 512 x 512 in ", "batch 16");
    }

    @Test
    void aMarginIsAddedOnAllSides() throws IOException {
        slices("000", "000", "000");

        assertThat(sector("--margin", "10").out()).contains("x 174, y 118, width 244, height 180;");
        assertThat(sector("--margin", "5mm").err()).contains("does not say how far apart its pixels are");
        assertThat(sector("--margin", "a lot").status()).isEqualTo(2);
    }

    @Test
    void whatCannotBeUsed_isNamed_andTheRestSearched() throws IOException {
        slices("000", "000", "000", "000", "000", "000");
        Files.delete(series.resolve("ct10.png"));
        Files.writeString(series.resolve("ct11.png"), "no picture");
        ImageIO.write(
                new BufferedImage(64, 32, BufferedImage.TYPE_BYTE_GRAY),
                "png",
                series.resolve("ct12.png").toFile());

        Typed typed = sector();

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err().lines())
                .containsExactly(
                        "note: ct10.png is missing",
                        "note: ct11.png is not an image that Clickmask can read; convert it to PNG, JPEG, TIFF, BMP, GIF or WebP",
                        "note: ct12.png is of 64 x 32 pixels, and the others of 512 x 512");
        assertThat(typed.out()).contains("sector: ct8.png to ct13.png", "searched 3 slices");
    }

    @Test
    void anObjectThatIsNowhere_hasNoSector() throws IOException {
        slices("176", "160");
        Path json = folder.resolve("none.json");

        Typed typed = sector("--json", json);

        assertThat(typed.status()).isZero();
        assertThat(typed.out()).startsWith("no sector: the object is in none of 2 slices");
        assertThat(new ObjectMapper().readTree(json.toFile()).path("sector").isNull())
                .isTrue();
    }

    @Test
    void fewerCellsAreEnough_whereThePersonSaysSo() throws IOException {
        slices("168");

        assertThat(sector("--least", "201").out()).startsWith("sector: ct8.png to ct8.png");
        assertThat(sector("--least", "202").out()).startsWith("no sector");
    }

    @Test
    void aModelOfOnesOwn_isDescribedByAFewLines() throws IOException {
        slices("000", "000");
        Path own = folder.resolve("mine.json");
        Files.copy(HEART.resolve("heart-ct.onnx"), folder.resolve("mine.onnx"));
        String spec = """
                {"file": "mine.onnx", "spec": {"input": [64, 64], "channels": "grey", "layout": "nchw", "mean": [0],
                 "scale": [1], "resize": "squash-plain", "activation": "sigmoid", "threshold": 0.5, "leastArea": 200}}""";
        Files.writeString(own, spec);

        assertThat(sector("--model", own).out()).contains("x 184, y 128, width 224, height 160;");

        Files.writeString(own, spec.replace("squash-plain", "shrink"));
        assertThat(sector("--model", own).err()).contains("mine.json", "resize must be one of", "squash-plain");
    }

    @Test
    void theBench_saysTimesOfEachBatch_withTheSizeOfTheSlices() throws IOException {
        slices("000", "032", "176");
        Path plot = folder.resolve("bench.png");

        Typed typed = Typed.clickmask(
                "bench", "series", series, "--models", models, "--batches", "1,2", "--runs", "1", "--plot", plot);

        assertThat(typed.err()).isEmpty();
        assertThat(typed.out().lines())
                .startsWith("3 slices of 512 x 512 pixels, heart-ct, " + provider())
                .element(3)
                .asString()
                .matches("1 +[0-9.]+ s +[0-9.]+ ms +[0-9.]+ ms +[0-9.]+ s");
        assertThat(ImageIO.read(plot.toFile()).getWidth()).isEqualTo(800);
        assertThat(Typed.clickmask("bench").err()).contains("missing command: series");
    }

    private static String provider() {
        int cores = Runtime.getRuntime().availableProcessors();
        return cores == 1 ? "CPU, 1 thread" : "CPU, " + cores + " threads";
    }

    @Test
    void whatIsNoSeriesOrNoModel_isToldInOneSentence() throws IOException {
        assertThat(sector().err()).contains("has no slices; give a folder of images");
        slices("176");
        assertThat(sector("--model", "isnet-small").status()).isEqualTo(2);
        assertThat(sector("--window", "belly").err()).contains("'belly' is no window");
        assertThat(sector("--json", folder.resolve("no/where.json")).err()).contains("there is no folder");
        assertThat(Typed.clickmask("sector", folder.resolve("gone"), "--models", models)
                        .err())
                .contains("there is no such folder or file");
        assertThat(Typed.clickmask("sector", series, "--models", folder).err())
                .contains("get it with: clickmask models fetch heart-ct");
        assertThat(Typed.clickmask("cutout", Typed.SAMPLES, "--model", "heart-ct")
                        .err())
                .contains("the model heart-ct takes slices; see: clickmask sector");
    }
}
