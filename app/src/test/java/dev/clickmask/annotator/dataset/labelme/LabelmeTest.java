package dev.clickmask.annotator.dataset.labelme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.MalformedDatasetException;
import dev.clickmask.annotator.dataset.ReadBack;
import dev.clickmask.annotator.dataset.SampleData;
import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelmeTest {
    private static final String FILE = "{\"version\": \"5.5.0\", \"imagePath\": \"a.jpg\", \"imageWidth\": 9,"
            + " \"imageHeight\": 9, \"shapes\": [{\"label\": \"cat\", \"points\": [[1, 1], [5, 1], [5, 5]],"
            + " \"group_id\": null, \"shape_type\": \"polygon\"}]}";

    @TempDir
    Path folder;

    private final List<Finding> findings = new ArrayList<>();

    @Test
    void everyMaskComesBackPixelForPixelWithItsPartsAndHoles() throws IOException {
        Path pictures = folder.resolve("pictures");
        for (int seed = 0; seed < 60; seed++) {
            List<AnnotatedImage> images = new SampleData(seed).images();
            Path target = folder.resolve("labelme" + seed);

            ReadBack.write(new LabelmeWriter(target, pictures, SampleData.CATEGORIES), images);

            LabelmeReader reader = LabelmeReader.open(target, pictures, Space.UPRIGHT, findings::add);
            assertThat(reader.categories())
                    .extracting(Category::name)
                    .isEqualTo(
                            SampleData.CATEGORIES.stream().map(Category::name).toList());
            assertThat(ReadBack.of(reader)).as("seed " + seed).isEqualTo(ReadBack.expected(images));
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void outlinesComeBackAsTheyWereDrawn() throws IOException {
        Size size = new Size(40, 30);
        Segmentation drawn = Segmentation.Outlines.solid(
                size,
                List.of(
                        new Polygon(List.of(
                                new ImagePoint(1.1, 2.3), new ImagePoint(1 / 3.0, 4), new ImagePoint(-5, 1e-9))),
                        new Polygon(List.of(new ImagePoint(9, 9), new ImagePoint(20, 9), new ImagePoint(9, 20)))));
        AnnotatedImage image = AnnotatedImage.of("a.png", size)
                .with(new Instance(1, 3, drawn, Instance.Origin.UNKNOWN))
                .with(new Instance(2, 7, drawn, Instance.Origin.UNKNOWN));

        ReadBack.write(new LabelmeWriter(folder.resolve("out"), folder, SampleData.CATEGORIES), List.of(image));

        LabelmeReader.open(folder.resolve("out"), folder, Space.UPRIGHT, findings::add)
                .forEachImage(read -> assertThat(read.instances())
                        .extracting(Instance::segmentation)
                        .containsExactly(drawn, drawn));
    }

    @Test
    void aFileOfLabelmeOnWindowsIsRead() throws IOException {
        Path sample = Path.of(System.getProperty("clickmask.root"), "app/src/test/resources/labelme/5.5");

        List<ReadBack.SeenImage> seen = ReadBack.of(LabelmeReader.open(
                sample.resolve("annotations"), sample.resolve("images"), Space.UPRIGHT, findings::add));

        assertThat(seen).extracting(ReadBack.SeenImage::file).containsExactly("猫.jpg");
        assertThat(seen.get(0).objects())
                .extracting(ReadBack.Seen::category, object -> object.mask().area())
                .contains(tuple("cat", 60L), tuple("dog", 17L), tuple("cat", 20L), tuple("bird", 6L))
                .hasSize(5);
        assertThat(seen.get(0).objects().get(1).mask().contains(3, 2))
                .as("hole of the mask")
                .isFalse();
        assertThat(seen.get(0).objects().get(4).mask().area())
                .as("circle of radius 4")
                .isBetween(46L, 54L);
        assertThat(findings)
                .extracting(Finding::place, Finding::sentence)
                .containsExactly(tuple("$.shapes[6]", "is of the type line, which has no area; left out"));
    }

    @Test
    void thePictureInsideAFileIsSkippedHoweverLarge() throws IOException {
        write(FILE.replace("\"shapes\"", "\"imageData\": \"" + "A".repeat(150 << 20) + "\", \"shapes\""));

        assertThat(ReadBack.of(LabelmeReader.open(folder, folder, Space.UPRIGHT, findings::add)))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"a.jpg\" | \"../a.jpg\" | $.imagePath: leads out",
                "\"a.jpg\" | \"C:\\\\a.jpg\" | $.imagePath: is absolute",
                "\"a.jpg\" | \"/a.jpg\" | $.imagePath: is absolute",
                "\"a.jpg\" | 7 | $.imagePath: is not a text",
                "\"imageWidth\": 9 | \"imageWidth\": 0 | $.imageWidth: is not a whole number",
                "\"shapes\" | \"forms\" | $: has no \"shapes\"",
                "[5, 5] | [5] | $.shapes[0].points[2]: is not an x and a y",
                "[5, 5] | [5, 1e300] | $.shapes[0].points[2][1]: lies too far",
                "[5, 5] | [5, \"5\"] | $.shapes[0].points[2][1]: is not a number",
                "[5, 5] | [5, NaN] | line 1: is not valid JSON",
                "\"polygon\" | \"rectangle\" | $.shapes[0].points: are 3, not 2",
                "\"label\" | \"lable\" | $.shapes[0]: has no \"label\"",
                ", [5, 5]], \"group_id\": null, \"shape_type\": \"polygon\" | ], \"shape_type\": \"mask\" |"
                        + " $.shapes[0]: has no \"mask\"",
                ", [5, 5]], \"group_id\": null, \"shape_type\": \"polygon\" | ], \"shape_type\": \"mask\","
                        + " \"mask\": \"AAAA\" | $.shapes[0].mask: is no PNG",
            })
    void whatIsWrongIsSaidWithItsPlace(String right, String wrong, String sentence) throws IOException {
        assertThat(FILE).contains(right);
        write(FILE.replace(right, wrong));

        assertThatThrownBy(() -> LabelmeReader.open(folder, folder, Space.UPRIGHT, findings::add))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining("a.json, " + sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"shapes\": [", "7"})
    void aFileThatIsNoObjectIsRefused(String content) throws IOException {
        write(content);

        assertThatThrownBy(() -> LabelmeReader.open(folder, folder, Space.UPRIGHT, findings::add))
                .isInstanceOf(MalformedDatasetException.class);
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        write("{\"shapes\": " + "[".repeat(1_000_000));

        assertThatThrownBy(() -> LabelmeReader.open(folder, folder, Space.UPRIGHT, findings::add))
                .isInstanceOf(MalformedDatasetException.class);
    }

    private void write(String content) throws IOException {
        Files.writeString(folder.resolve("a.json"), content);
    }
}
