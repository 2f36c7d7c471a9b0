package dev.clickmask.annotator.dataset.panoptic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.MalformedDatasetException;
import dev.clickmask.annotator.dataset.ReadBack;
import dev.clickmask.annotator.dataset.SampleData;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanopticTest {
    private static final Path SAMPLE =
            Path.of(System.getProperty("clickmask.root"), "app/src/test/resources/panoptic/panoptic_val.json");

    @TempDir
    Path folder;

    private final List<Finding> findings = new ArrayList<>();

    @Test
    void everyVisiblePixelComesBackWithTheCategories() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            List<AnnotatedImage> images = new SampleData(seed).images();
            Path target = folder.resolve("panoptic" + seed);

            ReadBack.write(new PanopticWriter(target, SampleData.CATEGORIES), images);

            PanopticReader reader = PanopticReader.open(target.resolve("panoptic.json"), findings::add);
            assertThat(reader.categories()).isEqualTo(SampleData.CATEGORIES);
            assertThat(ReadBack.of(reader)).as("seed " + seed).isEqualTo(ReadBack.expectedOnTop(images));
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void aFileAsCocoHasThemIsRead() throws IOException {
        PanopticReader reader = PanopticReader.open(SAMPLE, findings::add);

        assertThat(reader.categories())
                .extracting(Category::id, Category::name, Category::rgb)
                .containsExactly(tuple(1, "person", 0xDC143C), tuple(184, "tree-merged", 0x6BFFC8));
        reader.forEachImage(image -> {
            boolean annotated = image.file().equals("000000000139.jpg");
            assertThat(image.instances())
                    .extracting(
                            Instance::categoryId,
                            Instance::crowd,
                            instance -> instance.segmentation().mask().area())
                    .containsExactlyElementsOf(
                            annotated ? List.of(tuple(184, false, 5L), tuple(1, true, 3L)) : List.of());
        });
        assertThat(findings).extracting(Finding::place).containsExactly("$.annotations[0].segments_info[2]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"image_id\": 139 | \"image_id\": 140 | $.annotations[0].image_id: is of no image",
                "\"id\": 285 | \"id\": 139 | $.images[1].id: is there twice",
                "\"category_id\": 184 | \"category_id\": 7 | $.annotations[0].segments_info[0].category_id: is of no",
                "\"id\": 3226956 | \"id\": 16777216 | segments_info[0].id: is not a whole number from 1 to 16777215",
                "\"width\": 4 | \"width\": \"4\" | $.images[0].width: is not a number",
                "000000000139.png | ../000000000139.png | file_name: the image",
            })
    void whatIsWrongIsSaidWithItsPlace(String right, String wrong, String sentence) throws IOException {
        Files.createDirectory(folder.resolve("panoptic_val"));
        Files.copy(
                SAMPLE.resolveSibling("panoptic_val/000000000139.png"),
                folder.resolve("panoptic_val/000000000139.png"));
        Path file = folder.resolve("panoptic_val.json");
        assertThat(Files.readString(SAMPLE)).contains(right);
        Files.writeString(file, Files.readString(SAMPLE).replace(right, wrong));

        assertThatThrownBy(() -> PanopticReader.open(file, findings::add))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining(sentence);
    }
}
