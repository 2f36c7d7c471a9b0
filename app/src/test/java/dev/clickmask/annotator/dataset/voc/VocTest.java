package dev.clickmask.annotator.dataset.voc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.MalformedDatasetException;
import dev.clickmask.annotator.dataset.ReadBack;
import dev.clickmask.annotator.dataset.SampleData;
import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.dataset.labelmap.VocPalette;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocTest {
    private static final Path SAMPLES = Path.of(System.getProperty("clickmask.root"), "app/src/test/resources/voc");
    private static final Size SIZE = new Size(3, 2);

    @TempDir
    Path folder;

    private final List<Finding> findings = new ArrayList<>();

    @Test
    void everyVisiblePixelComesBackWithTheCategories() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            List<AnnotatedImage> images = new SampleData(seed).images();
            Path pictures = folder.resolve("pictures" + seed);
            SampleData.writePictures(pictures, images);
            Path target = folder.resolve("voc" + seed);

            ReadBack.write(new VocWriter(target, pictures, SampleData.CATEGORIES), images);

            VocReader reader = VocReader.open(target, Space.UPRIGHT, findings::add);
            assertThat(reader.categories())
                    .extracting(Category::name)
                    .isEqualTo(
                            SampleData.CATEGORIES.stream().map(Category::name).toList());
            assertThat(ReadBack.of(reader)).as("seed " + seed).isEqualTo(ReadBack.expectedOnTop(images));
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void picturesHaveThePaletteOfVocAndTheClassesTheirNumbers() throws IOException {
        writeFull();

        BufferedImage classes =
                ImageIO.read(folder.resolve("out/SegmentationClass/a.png").toFile());
        assertThat(classes.getColorModel()).isInstanceOf(IndexColorModel.class);
        assertThat(classes.getRaster().getSample(2, 1, 0)).isEqualTo(2);
        assertThat(classes.getRGB(2, 1)).isEqualTo(0xFF008000);
        assertThat(Files.readString(folder.resolve("out/labelmap.txt"))).isEqualTo("""
                        # label:color_rgb:parts:actions
                        background:0,0,0::
                        person:128,0,0::
                        Kätzchen: "猫":0,128,0::
                        no:128,128,0::
                        """);
        assertThat(folder.resolve("out/ImageSets/Segmentation/trainval.txt")).hasContent("a");
    }

    @ParameterizedTest
    @CsvSource({"0, 000000", "1, 800000", "2, 008000", "15, C08080", "20, 004080", "255, E0E0C0"})
    void thePaletteIsThatOfTheChallenge(int number, String rgb) {
        assertThat(String.format("%06X", VocPalette.rgb(number))).isEqualTo(rgb);
    }

    @Test
    void aFolderOfTheChallengeIsReadWithoutItsVoid() throws IOException {
        VocReader reader = VocReader.open(SAMPLES.resolve("2012"), Space.UPRIGHT, findings::add);

        List<ReadBack.SeenImage> seen = ReadBack.of(reader);
        assertThat(seen).extracting(ReadBack.SeenImage::file).containsExactly("2007_000032.jpg", "2007_000033.jpg");
        assertThat(seen.get(0).objects())
                .extracting(ReadBack.Seen::category, object -> object.mask().area())
                .containsExactly(tuple("aeroplane", 3L), tuple("aeroplane", 3L), tuple("person", 2L));
    }

    @Test
    void aPictureOfClassesAloneGivesACrowdOfEach() throws IOException {
        VocReader.open(SAMPLES.resolve("2012"), Space.UPRIGHT, findings::add).forEachImage(image -> {
            boolean alone = image.file().equals("2007_000033.jpg");
            assertThat(image.instances()).hasSize(alone ? 2 : 3).allMatch(instance -> instance.crowd() == alone);
        });
    }

    @Test
    void coloursOfCvatAreReadByItsLabelMap() throws IOException {
        List<ReadBack.SeenImage> seen =
                ReadBack.of(VocReader.open(SAMPLES.resolve("cvat"), Space.UPRIGHT, findings::add));

        assertThat(seen).extracting(ReadBack.SeenImage::file).containsExactly("a b.jpg");
        assertThat(seen.get(0).objects())
                .extracting(ReadBack.Seen::category, object -> object.mask().area())
                .containsExactlyInAnyOrder(tuple("A: a cat", 4L), tuple("bird", 1L));
        assertThat(findings).isEmpty();
    }

    @Test
    void aNumberWithoutAClassIsRefused() throws IOException {
        writeFull();
        Files.writeString(folder.resolve("out/labelmap.txt"), "background:0,0,0::\nperson:128,0,0::\n");

        assertThatThrownBy(() -> VocReader.open(folder.resolve("out"), Space.UPRIGHT, findings::add))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining("a.png: has pixels of the number 2, which is no class");
    }

    @Test
    void aPictureOfAnotherSizeThanTheImageIsRefused() throws IOException {
        writeFull();
        SampleData.writePictures(folder.resolve("out/JPEGImages"), List.of(AnnotatedImage.of("a.png", new Size(2, 3))));

        assertThatThrownBy(() -> VocReader.open(folder.resolve("out"), Space.UPRIGHT, findings::add))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining("a.png: is a PNG of 3 x 2, not of 2 x 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "person:1,2::", ":1,2,3::", "person:red::"})
    void aBadLineOfTheLabelMapIsNamed(String line) throws IOException {
        writeFull();
        Files.writeString(folder.resolve("out/labelmap.txt"), "# comment\n" + line + "\n");

        assertThatThrownBy(() -> VocReader.open(folder.resolve("out"), Space.UPRIGHT, findings::add))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining("labelmap.txt, line 2");
    }

    @Test
    void whatVocCannotNumberIsRefused() {
        List<Category> many = IntStream.rangeClosed(1, 255)
                .mapToObj(id -> new Category(id, "c" + id, 0))
                .toList();

        assertThatThrownBy(() -> new VocWriter(folder.resolve("out"), folder, many))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("254");
        assertThat(folder).isEmptyDirectory();
    }

    private void writeFull() throws IOException {
        AnnotatedImage image = AnnotatedImage.of("a.png", SIZE)
                .with(new Instance(1, 7, new Segmentation.Pixels(Mask.full(SIZE)), Instance.Origin.UNKNOWN));
        SampleData.writePictures(folder, List.of(image));
        ReadBack.write(new VocWriter(folder.resolve("out"), folder, SampleData.CATEGORIES), List.of(image));
    }
}
