package dev.clickmask.annotator.dataset.coco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.mask.Mask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CocoReaderTest {
    @TempDir
    Path folder;

    private final List<Finding> warnings = new ArrayList<>();

    @Test
    void files_of_pycocotools_import_without_loss() throws IOException {
        assertThat(imported("pycocotools.json"))
                .containsExactly(
                        "1 person",
                        "44 bottle",
                        "000000397133.jpg 20 x 12",
                        "  44 outlines(2) area 24 at 1,1 15x6",
                        "  1 pixels area 28 at 3,2 6x5",
                        "  1 crowd pixels area 76 at 0,0 20x12",
                        "000000037777.jpg 10 x 10");
        assertThat(warnings).isEmpty();
    }

    @Test
    void files_of_cvat_import_without_loss() throws IOException {
        assertThat(imported("cvat.json"))
                .containsExactly(
                        "1 car",
                        "2 road",
                        "camera 1/frame_000000.PNG 20 x 12",
                        "  1 outlines(1) area 24 at 2,2 6x4",
                        "  2 crowd pixels area 28 at 3,2 6x5",
                        "camera 1/frame_000001.PNG 20 x 12");
        assertThat(warned())
                .containsExactly("$.annotations[2]: has no segmentation and was left out, 1 such annotations in all");
    }

    @Test
    void files_of_label_studio_import_without_loss() throws IOException {
        assertThat(imported("label-studio.json"))
                .containsExactly(
                        "2 Airplane",
                        "1 Car",
                        "images/1/3ea7cbd0-photo.jpg 20 x 12",
                        "  2 outlines(1) area 24 at 2,2 6x4",
                        "images/1/f1b9e2a4-Größe 猫.jpg 10 x 10",
                        "  1 outlines(1) area 50 at 0,5 10x5");
        assertThat(warned())
                .containsExactly("$.categories: ids that are no positive whole numbers got new ones: 0 -> 2");
    }

    @Test
    void files_of_labelme2coco_import_without_loss() throws IOException {
        assertThat(imported("labelme2coco.json"))
                .containsExactly(
                        "3 _background_",
                        "1 person",
                        "2 bus",
                        "JPEGImages/2011_000003.jpg 20 x 12",
                        "  1 outlines(2) area 24 at 1,1 15x6",
                        "  2 outlines(1) area 240 at 0,0 20x12");
    }

    @Test
    void files_of_roboflow_import_without_loss() throws IOException {
        assertThat(imported("roboflow.json"))
                .containsExactly(
                        "3 fruit",
                        "1 apple",
                        "2 pear",
                        "IMG_0012_jpg.rf.0f4a7c1b2d3e4f5a6b7c8d9e0f1a2b3c.jpg 20 x 12",
                        "  1 outlines(1) area 24 at 2,2 6x4",
                        "IMG_0013_jpg.rf.aa4a7c1b2d3e4f5a6b7c8d9e0f1a2b3c.jpg 20 x 12",
                        "  2 pixels area 28 at 3,2 6x5");
        assertThat(warned())
                .containsExactly(
                        "$.categories: ids that are no positive whole numbers got new ones: 0 -> 3",
                        "$.annotations[1]: has no segmentation and was left out, 1 such annotations in all");
    }

    @Test
    void text_ids_booleans_a_byte_order_mark_nan_areas_windows_paths_and_annotations_first_are_understood()
            throws IOException {
        assertThat(imported("pandas.json"))
                .containsExactly(
                        "1 bus",
                        "3 crowd of people",
                        "day 2/left/a.png 20 x 12",
                        "  1 outlines(1) area 24 at 3,3 6x4",
                        "  3 crowd outlines(1) area 209 at 1,1 19x11");
        assertThat(warned())
                .containsExactly(
                        "$.categories: ids that are no positive whole numbers got new ones: bus -> 1",
                        "$.annotations[1].segmentation: ends one pixel behind its image, and no polygon begins before 1: they seem"
                                + " to count pixels from 1. If so, choose 1 as the origin of polygons (--polygon-origin 1)");
    }

    @Test
    void polygons_that_count_pixels_from_1_come_to_their_place_on_request() throws IOException {
        Path file = Samples.text(folder, Samples.withSegmentation("[[1, 1, 21, 1, 21, 13, 1, 13]]"));
        try (CocoReader reader = CocoReader.open(file, 1, warnings::add)) {
            assertThat(images(reader)
                            .get(0)
                            .instances()
                            .get(0)
                            .segmentation()
                            .mask()
                            .area())
                    .isEqualTo(240);
        }
        assertThat(warned()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, '1, 1, 21, 1, 9, 5', 0, 'count pixels from 1'",
        "2, '1, 1, 5, 13, 9, 5', 0, 'count pixels from 1'",
        "3, '1, 1, 20, 1, 9, 5', 0, ''",
        "4, '0.5, 1, 21, 1, 9, 5', 0, ''",
        "5, '1, 1, 24, 1, 9, 5', 0, ''",
        "6, '1, 1, 21, 1, 9, 5', 1, ''",
        "7, '1, 1, 21, 0, 9, 5', 1, 'do not seem to count pixels from 1'",
    })
    void polygons_that_evidently_count_pixels_in_the_other_way_are_told_of(
            int number, String vertices, double origin, String warning) throws IOException {
        Path file = Samples.text(folder, Samples.withSegmentation("[[" + vertices + "]]"));

        CocoReader.open(file, origin, warnings::add).close();

        assertThat(warned())
                .hasSize(warning.isEmpty() ? 0 : 1)
                .allSatisfy(told -> assertThat(told)
                        .startsWith("$.annotations[0].segmentation: ")
                        .contains(warning));
    }

    @Test
    void what_our_own_writer_keeps_of_an_instance_comes_back() throws IOException {
        Path file = Samples.text(folder, Samples.withAnnotations("""
                {"id": 1, "image_id": 1, "category_id": 1, "segmentation": [[0, 0, 4, 0, 4, 4]], "clickmask": {
                  "prompts": [{"point": [1.5, 2], "foreground": true}, {"point": [9, 9], "foreground": false},
                              {"box": [0, 0, 4.25, 4]}],
                  "model": "sam2.1-tiny", "predicted_iou": 0.875, "threshold": -0.5, "candidate": 2, "later": [1]}}"""));
        try (CocoReader reader = CocoReader.open(file, warnings::add)) {
            assertThat(images(reader).get(0).instances().get(0).origin())
                    .isEqualTo(new Instance.Origin(
                            List.of(
                                    new Prompt.Point(new ImagePoint(1.5, 2), true),
                                    new Prompt.Point(new ImagePoint(9, 9), false),
                                    new Prompt.BoxPrompt(new Box(0, 0, 4.25, 4))),
                            "sam2.1-tiny",
                            0.875f,
                            -0.5f,
                            2));
        }
    }

    @Test
    void anInstanceOfAnEarlierVersionHasTheUsualThresholdAndNoCandidate() throws IOException {
        Path file = Samples.text(folder, Samples.withAnnotations("""
                {"id": 1, "image_id": 1, "category_id": 1, "segmentation": [[0, 0, 4, 0, 4, 4]], "clickmask": {
                  "prompts": [], "model": "sam2.1-tiny", "predicted_iou": 0.875}}"""));
        try (CocoReader reader = CocoReader.open(file, warnings::add)) {
            assertThat(images(reader).get(0).instances().get(0).origin())
                    .isEqualTo(new Instance.Origin(List.of(), "sam2.1-tiny", 0.875f));
        }
    }

    @Test
    void a_file_of_images_alone_is_a_data_set() throws IOException {
        Path file = Samples.text(
                folder, "{\"images\": [{\"id\": 1, \"file_name\": \"a.png\", \"width\": 2, \"height\": 1}]}");
        try (CocoReader reader = CocoReader.open(file, warnings::add)) {
            assertThat(reader.categories()).isEmpty();
            assertThat(images(reader)).extracting(AnnotatedImage::file).containsExactly("a.png");
        }
    }

    private List<String> imported(String sample) throws IOException {
        try (CocoReader reader = CocoReader.open(Samples.in(folder, sample), warnings::add)) {
            return Stream.concat(
                            reader.categories().stream().map(CocoReaderTest::words),
                            images(reader).stream().flatMap(CocoReaderTest::words))
                    .toList();
        }
    }

    private List<String> warned() {
        return warnings.stream()
                .map(warning -> warning.place() + ": " + warning.sentence())
                .toList();
    }

    private static List<AnnotatedImage> images(CocoReader reader) throws IOException {
        List<AnnotatedImage> images = new ArrayList<>();
        reader.forEachImage(images::add);
        return images;
    }

    private static String words(Category category) {
        return category.id() + " " + category.name();
    }

    private static Stream<String> words(AnnotatedImage image) {
        return Stream.concat(
                Stream.of(image.file() + " " + image.size()),
                image.instances().stream().map(CocoReaderTest::words));
    }

    private static String words(Instance instance) {
        Mask mask = instance.segmentation().mask();
        PixelBox box = mask.bounds();
        String form = instance.segmentation() instanceof Segmentation.Outlines drawn
                ? "outlines(" + drawn.parts().size() + ")"
                : "pixels";
        return "  " + instance.categoryId() + (instance.crowd() ? " crowd " : " ") + form + " area " + mask.area()
                + " at " + box.x() + "," + box.y() + " " + box.width() + "x" + box.height();
    }
}
