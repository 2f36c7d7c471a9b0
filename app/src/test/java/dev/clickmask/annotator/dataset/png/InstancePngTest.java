package dev.clickmask.annotator.dataset.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.MalformedDatasetException;
import dev.clickmask.annotator.dataset.ReadBack;
import dev.clickmask.annotator.dataset.SampleData;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.MaskBuilder;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstancePngTest {
    @TempDir
    Path folder;

    private final List<Finding> findings = new ArrayList<>();

    @Test
    void everyVisiblePixelComesBackWithTheCategories() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            List<AnnotatedImage> images = new SampleData(seed).images();
            Path target = folder.resolve("png" + seed);

            ReadBack.write(new InstancePngWriter(target, SampleData.CATEGORIES), images);

            InstancePngReader reader = InstancePngReader.open(target, findings::add);
            assertThat(reader.categories()).isEqualTo(SampleData.CATEGORIES);
            assertThat(ReadBack.of(reader)).as("seed " + seed).isEqualTo(ReadBack.expectedOnTop(images));
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void moreInstancesThanAByteCanNumberMakeAPictureOf16Bits() throws IOException {
        AnnotatedImage image = crowded(300);

        ReadBack.write(new InstancePngWriter(folder.resolve("out"), SampleData.CATEGORIES), List.of(image));

        BufferedImage png = ImageIO.read(folder.resolve("out/masks/a.png").toFile());
        assertThat(png.getColorModel().getPixelSize()).isEqualTo(16);
        assertThat(png.getRaster().getSample(299, 0, 0)).isEqualTo(300);
        assertThat(ReadBack.of(InstancePngReader.open(folder.resolve("out"), findings::add)))
                .isEqualTo(ReadBack.expected(List.of(image)));
    }

    @Test
    void fewInstancesMakeAPalettePictureThatAPersonCanLookAt() throws IOException {
        ReadBack.write(new InstancePngWriter(folder.resolve("out"), SampleData.CATEGORIES), List.of(crowded(255)));

        BufferedImage png = ImageIO.read(folder.resolve("out/masks/a.png").toFile());
        assertThat(png.getColorModel()).isInstanceOf(IndexColorModel.class);
        assertThat(png.getRaster().getSample(254, 0, 0)).isEqualTo(255);
        assertThat(png.getRGB(0, 0)).isEqualTo(0xFF800000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\":2, | \"id\":1, | segments_info[1].id: is there twice",
                "\"id\":2, | \"id\":9, | a.png: has pixels of the number 2, which is not listed",
                "\"category_id\":3 | \"category_id\":4 | category_id: is of no category",
                "\"width\":3 | \"width\":4 | a.png: is a PNG of 3 x 1, not of 4 x 1",
                "\"width\":3 | \"width\":2000000000 | a.png: is a PNG of 3 x 1, not of 2000000000 x 1",
                "masks/a.png | masks/../../a.png | $.images[0].mask: the image",
                "masks/a.png | masks/b.png | b.png: is missing",
                "\"images\" | \"pictures\" | $: has no \"images\"",
                "[17,34,51] | [17,34,256] | $.categories[0].color[2]: is not a whole number from 0 to 255",
            })
    void whatIsWrongIsSaidWithItsPlace(String right, String wrong, String sentence) throws IOException {
        Path target = folder.resolve("out");
        ReadBack.write(new InstancePngWriter(target, SampleData.CATEGORIES), List.of(crowded(3)));
        Path table = target.resolve("instances.json");
        assertThat(Files.readString(table)).contains(right);
        Files.writeString(table, Files.readString(table).replace(right, wrong));

        assertThatThrownBy(() -> InstancePngReader.open(target, findings::add))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aDamagedPictureIsRefused() throws IOException {
        Path target = folder.resolve("out");
        ReadBack.write(new InstancePngWriter(target, SampleData.CATEGORIES), List.of(crowded(200)));
        Path png = target.resolve("masks/a.png");
        byte[] whole = Files.readAllBytes(png);
        Files.write(png, Arrays.copyOf(whole, whole.length - 40));

        assertThatThrownBy(() -> InstancePngReader.open(target, findings::add))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining("a.png");
    }

    /** A row of instances of one pixel each. */
    private static AnnotatedImage crowded(int count) {
        Size size = new Size(count, 1);
        List<Instance> instances = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            MaskBuilder pixel = new MaskBuilder(size, new PixelBox(i, 0, 1, 1));
            pixel.set(i, 0);
            instances.add(new Instance(i + 1, 3, new Segmentation.Pixels(pixel.build()), Instance.Origin.UNKNOWN));
        }
        return new AnnotatedImage("a.jpg", size, instances);
    }
}
