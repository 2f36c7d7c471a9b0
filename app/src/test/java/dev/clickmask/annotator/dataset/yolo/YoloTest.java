package dev.clickmask.annotator.dataset.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

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
import dev.clickmask.sam.mask.Mask;
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

class YoloTest {
    private static final Size SIZE = new Size(40, 20);

    @TempDir
    Path folder;

    private final List<Finding> findings = new ArrayList<>();

    @Test
    void everyMaskComesBackPixelForPixelWithItsPartsAndHoles() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            List<AnnotatedImage> images = new SampleData(seed).images();
            Path pictures = folder.resolve("pictures" + seed);
            SampleData.writePictures(pictures, images);
            Path target = folder.resolve("yolo" + seed);

            ReadBack.write(new YoloWriter(target, pictures, SampleData.CATEGORIES), images);

            YoloReader reader = YoloReader.open(target, Space.UPRIGHT, findings::add);
            assertThat(reader.categories())
                    .extracting(Category::name)
                    .isEqualTo(
                            SampleData.CATEGORIES.stream().map(Category::name).toList());
            assertThat(ReadBack.of(reader)).as("seed " + seed).isEqualTo(ReadBack.expected(images));
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void anOutlineKeepsTheVerticesThatAPersonDrew() throws IOException {
        Polygon drawn = new Polygon(
                List.of(new ImagePoint(1.25, 2.5), new ImagePoint(30.123, 4.75), new ImagePoint(12.5, 19.875)));
        YoloReader reader = writtenAndOpened(Segmentation.Outlines.solid(SIZE, List.of(drawn)), false);

        reader.forEachImage(image -> {
            var outlines = (Segmentation.Outlines) image.instances().get(0).segmentation();
            List<ImagePoint> vertices = outlines.parts().get(0).outline().vertices();
            assertThat(vertices).hasSize(3);
            assertThat(vertices.get(1).x()).isCloseTo(30.123, within(1e-5));
        });
    }

    @Test
    void anOutlineThatLeavesTheImageIsWrittenAsThePixelsInIt() throws IOException {
        Polygon drawn = new Polygon(List.of(new ImagePoint(-10, -10), new ImagePoint(60, -10), new ImagePoint(10, 50)));
        Segmentation outlines = Segmentation.Outlines.solid(SIZE, List.of(drawn));

        YoloReader reader = writtenAndOpened(outlines, false);

        reader.forEachImage(image ->
                assertThat(image.instances().get(0).segmentation().mask()).isEqualTo(outlines.mask()));
    }

    @Test
    void crowdsAreLeftOut() throws IOException {
        YoloReader reader = writtenAndOpened(new Segmentation.Pixels(Mask.full(SIZE)), true);

        reader.forEachImage(image -> assertThat(image.instances()).isEmpty());
    }

    private YoloReader writtenAndOpened(Segmentation segmentation, boolean crowd) throws IOException {
        AnnotatedImage image =
                AnnotatedImage.of("a.png", SIZE).with(new Instance(1, 3, segmentation, crowd, Instance.Origin.UNKNOWN));
        SampleData.writePictures(folder, List.of(image));
        ReadBack.write(new YoloWriter(folder.resolve("out"), folder, SampleData.CATEGORIES), List.of(image));
        return YoloReader.open(folder.resolve("out"), Space.UPRIGHT, findings::add);
    }

    @Test
    void aDataSetThatIsNotFinishedLeavesNothing() throws IOException {
        List<AnnotatedImage> images = new SampleData(1).images();
        Path pictures = folder.resolve("pictures");
        SampleData.writePictures(pictures, images);
        try (YoloWriter writer = new YoloWriter(folder.resolve("out"), pictures, SampleData.CATEGORIES)) {
            writer.write(images.get(0));
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(pictures);
        }
    }

    @Test
    void aFolderWithSomethingInItIsNotTouched() throws IOException {
        Files.writeString(folder.resolve("diary.txt"), "dear diary");

        assertThatThrownBy(() -> new YoloWriter(folder, folder, SampleData.CATEGORIES))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not empty");
    }

    @Test
    void twoImagesThatDifferInTheirEndingOnlyAreRefused() throws IOException {
        AnnotatedImage png = AnnotatedImage.of("a.png", SIZE);
        AnnotatedImage jpg = AnnotatedImage.of("a.jpg", SIZE);
        SampleData.writePictures(folder, List.of(png, jpg));

        assertThatThrownBy(() -> ReadBack.write(
                        new YoloWriter(folder.resolve("out"), folder, SampleData.CATEGORIES), List.of(png, jpg)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("labels/a.txt")
                .hasMessageContaining("rename");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"names: [cat, 7]", "names:\n  0: cat\n  1: 7", "nc: 2\nnames: ['cat', '7']\r\n"})
    void namesMayBeAListOrAnObject(String yaml) throws IOException {
        sampleWith("data.yaml", yaml);

        assertThat(YoloReader.open(folder, Space.UPRIGHT, findings::add).categories())
                .extracting(Category::name)
                .containsExactly("cat", "7");
    }

    @Test
    void aDataSetWithAFolderForEachSplitIsRead() throws IOException {
        Path sample = Path.of(System.getProperty("clickmask.root"), "app/src/test/resources/yolo/splits");
        List<ReadBack.SeenImage> seen = ReadBack.of(YoloReader.open(sample, Space.UPRIGHT, findings::add));

        assertThat(seen)
                .extracting(ReadBack.SeenImage::file)
                .containsExactly("train/images/one.png", "valid/images/two.png");
        assertThat(seen.get(0).objects())
                .extracting(ReadBack.Seen::category, object -> object.mask().area())
                .containsExactly(tuple("dog", 50L));
        assertThat(findings)
                .extracting(Finding::place, Finding::sentence)
                .containsExactly(tuple("line 1", "is a box without an outline; left out"));
    }

    @ParameterizedTest
    @CsvSource({
        "0 0.1 0.1 0.9 0.1 0.5, has 6 fields",
        "2 0.1 0.1 0.9 0.1 0.5 0.9, 'class 2, but there are 2'",
        "-1 0.1 0.1 0.9 0.1 0.5 0.9, class -1",
        "0.5 0.1 0.1 0.9 0.1 0.5 0.9, class 0.5",
        "0 0.1 0.1 0.9 0.1 0.5 nan, \"nan\" is not a number",
        "0 0.1 0.1 0.9 0.1 0.5 NaN, NaN is not between 0 and 1",
        "0 10 0.1 0.9 0.1 0.5 0.9, 10 is not between 0 and 1",
        "0, has 1 fields",
    })
    void aBadLineIsNamed(String line, String sentence) throws IOException {
        sampleWith("labels/a.txt", "0 0.1 0.1 0.9 0.1 0.5 0.9\n" + line);

        assertThatThrownBy(() -> YoloReader.open(folder, Space.UPRIGHT, findings::add))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining("a.txt, line 2:")
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nc: 2", "names: {1: cat}", "names: [cat", "names: [[cat]]", "[]"})
    void badYamlIsNamed(String yaml) throws IOException {
        sampleWith("data.yaml", yaml);

        assertThatThrownBy(() -> YoloReader.open(folder, Space.UPRIGHT, findings::add))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining("data.yaml");
    }

    private void sampleWith(String name, String content) throws IOException {
        SampleData.writePictures(folder.resolve("images"), List.of(AnnotatedImage.of("a.png", SIZE)));
        Files.createDirectories(folder.resolve("labels"));
        Files.writeString(folder.resolve("data.yaml"), "names: [cat, dog]");
        Files.writeString(folder.resolve(name), content);
    }
}
