package dev.clickmask.annotator.dataset.coco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.dataset.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CocoValidatorTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"pycocotools.json", "cvat.json", "label-studio.json", "labelme2coco.json", "roboflow.json"})
    void files_of_good_programs_have_no_defect(String sample) throws IOException {
        assertThat(defects(Samples.in(folder, sample), null)).isEmpty();
    }

    @Test
    void every_defect_is_named_with_its_json_path() throws IOException {
        Path file = Samples.text(folder, """
                {"images": [
                   {"id": 1, "file_name": "a.png", "width": 20, "height": 12},
                   {"id": 1, "file_name": "../b.png", "width": 0, "height": "12"},
                   {"id": 3, "file_name": "c.png", "width": 10}],
                 "categories": [{"id": 1, "name": "cat"}, {"id": 1, "name": ""}],
                 "annotations": [
                   {"id": 1, "image_id": 9, "category_id": 8, "segmentation": [[1, 1, 2, 2], [1, 2, 3, 4, 5, 6, 7]]},
                   {"id": 1, "image_id": 1, "category_id": 1, "segmentation": {"size": [12, 20], "counts": [1, 2]}},
                   {"id": 3, "image_id": 1, "category_id": 1, "segmentation": {"size": [20, 12], "counts": [0, 240]}},
                   {"image_id": 1, "category_id": 1, "segmentation": [[NaN, 0, true, 5, 5, 5]], "area": "9"},
                   7]}
                """);

        assertThat(defects(file, null))
                .containsExactly(
                        "$.images[1].file_name the image \"../b.png\" lies outside the folder of images",
                        "$.images[1].width must be a positive whole number",
                        "$.images[1].height must be a positive whole number",
                        "$.images[2] has no \"height\"",
                        "$.categories[1].name must be a text that is not blank",
                        "$.annotations[0].segmentation[0] is a polygon of 2 points, needs 3",
                        "$.annotations[0].segmentation[1] has an odd number of coordinates, 7",
                        "$.annotations[1].segmentation is no run-length code:"
                                + " runs of 3 pixels for an image of 20 x 12, which has 240",
                        "$.annotations[3].segmentation[0][0] must be a finite number",
                        "$.annotations[3].segmentation[0][2] must be a finite number",
                        "$.annotations[3].area must be a finite number",
                        "$.annotations[3] has no \"id\"",
                        "$.annotations[4] must be an object",
                        "$.categories[1].id \"1\" is that of $.categories[0] too",
                        "$.images[1].id \"1\" is that of $.images[0] too",
                        "$.annotations[1].id \"1\" is that of $.annotations[0] too",
                        "$.annotations[0].image_id there is no image of id \"9\"",
                        "$.annotations[0].category_id there is no category of id \"8\"",
                        "$.annotations[2].segmentation.size run lengths of an image of 12 x 20,"
                                + " but its image has 20 x 12");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "24    | [2, 2, 6, 4]       |",
                "25.2  | [1.1, 2.9, 6, 4]   |",
                "30    | [2, 2, 6, 4]       | $.annotations[0].area is 30, but the segmentation has 24",
                "24    | [2, 2, 8, 6]       | $.annotations[0].bbox is [2, 2, 8, 6], but the segmentation has [2, 2, 6, 4]",
                "24    | [2, 2, -6, 4]      | $.annotations[0].bbox has a negative width or height: [2, 2, -6, 4]",
                "24    | [2, 2, 6, 40]      | $.annotations[0].bbox reaches out of the image of 20 x 12: [2, 2, 6, 40]",
            })
    void an_area_or_box_is_a_defect_if_it_differs_by_more_than_a_pixel(String area, String box, @Nullable String defect)
            throws IOException {
        Path file = Samples.text(
                folder,
                Samples.withAnnotations("{\"id\": 1, \"image_id\": 1, \"category_id\": 1, \"area\": " + area
                        + ", \"bbox\": " + box + ", \"segmentation\": [[2, 2, 8, 2, 8, 6, 2, 6]]}"));

        List<String> defects = defects(file, null);

        assertThat(defects.isEmpty() ? null : defects.get(0)).isEqualTo(defect);
    }

    @Test
    void a_segmentation_beside_the_image_is_a_defect() throws IOException {
        Path file = Samples.text(folder, Samples.withSegmentation("[[30, 2, 40, 2, 40, 8]]"));

        assertThat(defects(file, null)).containsExactly("$.annotations[0].segmentation covers no pixel of the image");
    }

    @Test
    void an_image_that_is_not_in_the_folder_is_a_defect() throws IOException {
        Path file = Samples.in(folder, "label-studio.json");
        Path images = Files.createDirectories(folder.resolve("images/1"));
        Files.createFile(images.resolve("3ea7cbd0-photo.jpg"));

        assertThat(defects(file, folder))
                .containsExactly("$.images[1].file_name there is no file images/1/f1b9e2a4-Größe 猫.jpg in " + folder);
    }

    @Test
    void a_syntax_error_is_the_last_defect_and_named_by_line_and_column() throws IOException {
        Path file = Samples.text(folder, "{\"images\": [\n  {\"id\": true},\n  {\"id\": 2,, }\n]}");

        assertThat(defects(file, null))
                .hasSize(5)
                .last()
                .asString()
                .startsWith("$.images[1].id is not good JSON at line 3, column ");
    }

    @Test
    void polygons_that_evidently_count_from_1_are_a_defect_unless_one_says_so() throws IOException {
        Path file = Samples.text(folder, Samples.withSegmentation("[[1, 1, 21, 1, 21, 13, 1, 13]]"));

        assertThat(defects(file, null)).singleElement().asString().contains("seem to count pixels from 1");
        assertThat(CocoValidator.validate(file, null, 1, finding -> {})).isZero();
    }

    private static List<String> defects(Path file, @Nullable Path images) throws IOException {
        List<Finding> findings = new ArrayList<>();
        long count = CocoValidator.validate(file, images, 0, findings::add);
        assertThat(count).isEqualTo(findings.size());
        return findings.stream()
                .map(finding -> finding.place() + " " + finding.sentence())
                .toList();
    }
}
