package dev.clickmask.annotator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetCommandsTest {
    private static final Path OFFICIAL = Path.of("src/test/resources/coco/pycocotools.json");

    @TempDir
    Path folder;

    @Test
    void what_is_imported_is_exported_again_and_twice_alike() throws IOException {
        Typed imported = Typed.clickmask("import", OFFICIAL, "--project", folder);
        Path first = folder.resolve("first.json");
        Path second = folder.resolve("second.json");

        Typed exported = Typed.clickmask("export", folder, "--out", first);
        Typed.clickmask("export", folder, "--out", second);

        JsonNode official = json(OFFICIAL);
        assertThat(imported.status()).isZero();
        assertThat(imported.out())
                .startsWith("added " + official.get("annotations").size() + " instances on 2 images");
        assertThat(exported.out()).isEqualTo(line("wrote 2 images as coco to " + first));
        assertThat(json(first).get("annotations").findValuesAsText("area"))
                .containsExactlyInAnyOrderElementsOf(areas(official));
        assertThat(second).hasSameTextualContentAs(first);
        assertThat(Typed.clickmask("validate", first)).isEqualTo(new Typed(0, line(first + " has no defect"), ""));
    }

    @Test
    void polygons_of_a_program_that_counts_from_1_are_read_so_on_request() throws IOException {
        Path file = Files.writeString(folder.resolve("matlab.json"), """
                {"images": [{"id": 1, "file_name": "elsewhere.png", "width": 20, "height": 12}],
                 "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "area": 240, "bbox": [0, 0, 20, 12],
                   "segmentation": [[1, 1, 21, 1, 21, 13, 1, 13]]}],
                 "categories": [{"id": 1, "name": "all"}]}""");
        Path out = folder.resolve("out.json");

        Typed unsaid = Typed.clickmask("validate", file);
        Typed imported = Typed.clickmask("import", file, "--polygon-origin", 1, "--project", folder);
        Typed.clickmask("export", folder, "--out", out);

        assertThat(unsaid.status()).isEqualTo(1);
        assertThat(unsaid.out()).contains("$.annotations[0].segmentation", "--polygon-origin 1");
        assertThat(Typed.clickmask("validate", file, "--polygon-origin", 1).status())
                .isZero();
        assertThat(imported.out()).startsWith("added 1 instance on 1 image to ");
        assertThat(imported.err())
                .isEqualTo(line("note: 1 added image is not in " + folder.toAbsolutePath() + ": elsewhere.png"));
        assertThat(areas(json(out))).containsExactly("240");
        assertThat(Typed.clickmask("stats", out).out()).contains("1 instance on 1 image, 0 of them without any");
    }

    @Test
    void an_origin_of_polygons_that_means_nothing_is_wrong_usage() throws IOException {
        Path yolo = Files.createDirectory(folder.resolve("yolo"));

        assertThat(Typed.clickmask("stats", yolo, "--from", "yolo", "--polygon-origin", 1))
                .satisfies(typed -> assertThat(typed.err()).contains("--polygon-origin means nothing for yolo"))
                .extracting(Typed::status)
                .isEqualTo(2);
        assertThat(Typed.clickmask("convert", OFFICIAL, "--polygon-origin", 2, "--to", "coco", "--out", yolo)
                        .status())
                .isEqualTo(2);
    }

    @Test
    void an_image_that_is_missing_is_named_and_the_others_are_written() throws IOException {
        Files.copy(Typed.SAMPLES.resolve("coffee.png"), folder.resolve("coffee.png"));
        Path coco = Files.writeString(
                folder.resolve("two.json"),
                Files.readString(coffee())
                        .replace(
                                "\"images\": [",
                                "\"images\": [{\"id\": 2, \"file_name\": \"gone.png\","
                                        + " \"width\": 6, \"height\": 4}, "));
        Path yolo = folder.resolve("yolo");
        Path voc = folder.resolve("voc");

        Typed typed = Typed.clickmask("convert", coco, "--to", "yolo", "--out", yolo);
        Typed.clickmask("convert", coco, "--to", "voc", "--out", voc);

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.out()).isEqualTo(line("wrote 1 image as yolo to " + yolo));
        assertThat(typed.err()).startsWith("note: gone.png was left out: ").contains(" is missing");
        assertThat(yolo.resolve("labels/coffee.txt")).exists();
        assertThat(yolo.resolve("labels/gone.txt")).doesNotExist();
        assertThat(voc.resolve("SegmentationClass/gone.png")).doesNotExist();
        assertThat(voc.resolve("SegmentationClass/coffee.png")).exists();
    }

    @Test
    void if_no_image_can_be_used_what_was_there_stays() throws IOException {
        Path coco = coffee();
        Path out = Files.writeString(folder.resolve("out.json"), "precious");

        Typed typed = Typed.clickmask("convert", coco, "--to", "coco", "--space", "stored", "--out", out);

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).contains("none of the images can be used");
        assertThat(out).hasContent("precious");
    }

    @Test
    void images_that_nobody_has_touched_are_exported_on_request_without_instances_and_with_numbers_of_their_own()
            throws IOException {
        Typed.clickmask("import", OFFICIAL, "--project", folder);
        Files.copy(Typed.SAMPLES.resolve("coffee.png"), folder.resolve("untouched.png"));
        Files.writeString(folder.resolve("damaged.png"), "no image");
        Path all = folder.resolve("all.json");
        Path begun = folder.resolve("begun.json");

        Typed typed = Typed.clickmask("export", folder, "--status", "new,in-progress,done", "--out", all);
        Typed.clickmask("export", folder, "--out", begun);

        JsonNode images = json(all).get("images");
        assertThat(images.findValuesAsText("file_name"))
                .contains("untouched.png")
                .doesNotContain("damaged.png")
                .hasSize(3);
        assertThat(images.findValuesAsText("id")).doesNotHaveDuplicates();
        assertThat(images.findValuesAsText("width")).contains("600");
        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).startsWith("note: damaged.png was left out: ");
        assertThat(json(begun).get("images").findValuesAsText("file_name")).doesNotContain("untouched.png");
    }

    @Test
    void a_bad_file_leaves_the_project_as_it_was() throws IOException {
        Typed.clickmask("import", OFFICIAL, "--project", folder);
        Path before = folder.resolve("before.json");
        Path after = folder.resolve("after.json");
        Typed.clickmask("export", folder, "--out", before);
        Path bad = Files.writeString(
                folder.resolve("bad.json"),
                Files.readString(OFFICIAL).replaceFirst("\"image_id\": 397133", "\"image_id\": 5"));

        Typed typed = Typed.clickmask("import", bad, "--project", folder);

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).startsWith("clickmask: " + bad).contains("$.annotations[");
        Typed.clickmask("export", folder, "--out", after);
        assertThat(after).hasSameTextualContentAs(before);
    }

    @Test
    void validation_names_each_defect_with_its_place_and_fails() throws IOException {
        Path bad = Files.writeString(
                folder.resolve("bad.json"), Files.readString(OFFICIAL).replace("\"area\": 24.0", "\"area\": 99"));

        Typed typed = Typed.clickmask("validate", bad);

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.out()).contains("$.annotations[0].area").endsWith(line(bad + " has 1 defect"));
    }

    @Test
    void a_data_set_goes_to_run_lengths_and_back_without_a_project() throws IOException {
        Path runs = folder.resolve("runs.json");
        Path back = folder.resolve("back.json");

        assertThat(Typed.clickmask("convert", OFFICIAL, "--to", "coco-rle", "--out", runs)
                        .status())
                .isZero();
        assertThat(Typed.clickmask("convert", runs, "--to", "coco", "--out", back)
                        .status())
                .isZero();

        assertThat(json(runs).findValues("segmentation")).allMatch(JsonNode::isObject);
        assertThat(json(back).get("annotations").findValuesAsText("area"))
                .containsExactlyInAnyOrderElementsOf(areas(json(OFFICIAL)));
    }

    @Test
    void run_lengths_are_written_as_lists_of_numbers_on_request_and_say_the_same() throws IOException {
        Path text = folder.resolve("text.json");
        Path counts = folder.resolve("counts.json");
        Path again = folder.resolve("again.json");
        Typed.clickmask("convert", OFFICIAL, "--to", "coco-rle", "--out", text);

        Typed.clickmask("convert", OFFICIAL, "--to", "coco-counts", "--out", counts);
        Typed.clickmask("convert", counts, "--to", "coco-rle", "--out", again);

        assertThat(json(counts).findValues("counts")).isNotEmpty().allMatch(JsonNode::isArray);
        assertThat(json(again).get("annotations")).isEqualTo(json(text).get("annotations"));
    }

    @ParameterizedTest
    @CsvSource({"yolo, ''", "labelme, ''", "voc, ''", "png, ''", "coco-panoptic, panoptic.json"})
    void every_format_that_can_be_read_back_gives_the_same_masks(String format, String file) throws IOException {
        Path coco = coffee();
        Path there = folder.resolve("there");
        Path back = folder.resolve("back.json");

        Typed.clickmask("convert", coco, "--images", Typed.SAMPLES, "--to", format, "--out", there);
        Typed typed = Typed.clickmask(
                "convert", there.resolve(file), "--images", Typed.SAMPLES, "--to", "coco", "--out", back);

        assertThat(typed.out()).isEqualTo(line("wrote 1 image as coco to " + back));
        assertThat(json(back).get("annotations").findValuesAsText("area")).containsExactlyInAnyOrder("1000", "22000");
        assertThat(json(back).get("categories").findValuesAsText("name")).contains("cup", "茶 spoon");
        assertThat(json(back).at("/images/0/file_name").textValue()).isEqualTo("coffee.png");
    }

    @Test
    void holes_are_cut_into_polygons_where_asked_for() throws IOException {
        Path ring = Files.writeString(folder.resolve("ring.json"), """
                {"images": [{"id": 1, "file_name": "a.png", "width": 3, "height": 3}],
                 "annotations": [{"id": 1, "image_id": 1, "category_id": 1,
                   "segmentation": {"size": [3, 3], "counts": [0, 4, 1, 4]}}],
                 "categories": [{"id": 1, "name": "ring"}]}
                """);
        Path cut = folder.resolve("cut.json");

        Typed typed = Typed.clickmask("convert", ring, "--to", "coco", "--holes", "cut", "--out", cut);

        assertThat(typed.status()).isZero();
        assertThat(json(cut).at("/annotations/0/segmentation")).hasSize(1);
        assertThat(json(cut).at("/annotations/0/area").intValue()).isEqualTo(8);
        assertThat(Typed.clickmask("validate", cut).status()).isZero();
    }

    @Test
    void cutouts_get_the_margin_and_feather_that_were_asked_for() throws IOException {
        Path coco = coffee();
        Path out = folder.resolve("cutouts");

        Typed typed = Typed.clickmask(
                "convert",
                coco,
                "--images",
                Typed.SAMPLES,
                "--to",
                "cutout",
                "--margin",
                5,
                "--feather",
                2,
                "--out",
                out);

        assertThat(typed.err()).isEmpty();
        Size size = ImageFiles.info(out.resolve("coffee-2-cup.png")).size();
        assertThat(size).isEqualTo(new Size(200 + 2 * 7, 110 + 2 * 7));
    }

    @ParameterizedTest
    @CsvSource({"yolo, --holes, cut", "coco, --margin, 3", "cutout, --space, stored", "cutout, --feather, -1"})
    void an_option_that_means_nothing_for_the_format_is_wrong_usage(String format, String option, String value)
            throws IOException {
        Path out = folder.resolve("out");

        Typed typed = Typed.clickmask("convert", coffee(), "--to", format, option, value, "--out", out);

        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.err()).contains(option.substring(2));
        assertThat(out).doesNotExist();
    }

    @Test
    void the_space_that_masks_were_written_on_is_said() throws IOException {
        Path out = folder.resolve("stored.json");

        Typed typed = Typed.clickmask(
                "convert", coffee(), "--images", Typed.SAMPLES, "--to", "coco", "--space", "stored", "--out", out);

        assertThat(typed.out()).contains("with masks on the rows as they are stored");
        assertThat(json(out).at("/info/clickmask/space").textValue()).isEqualTo("stored");
    }

    @Test
    void parts_of_a_split_make_up_the_whole_and_keep_its_numbers() throws IOException {
        Typed typed =
                Typed.clickmask("split", OFFICIAL, "--shares", "train=1,test=1", "--out", folder.resolve("parts"));

        JsonNode train = json(folder.resolve("parts/train.json"));
        JsonNode test = json(folder.resolve("parts/test.json"));
        assertThat(typed.out()).contains("train: 1 image in").contains("test: 1 image in");
        List<String> ids = new ArrayList<>(train.get("annotations").findValuesAsText("id"));
        ids.addAll(test.get("annotations").findValuesAsText("id"));
        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(
                        json(OFFICIAL).get("annotations").findValuesAsText("id"));
        List<String> images = new ArrayList<>(train.get("images").findValuesAsText("id"));
        images.addAll(test.get("images").findValuesAsText("id"));
        assertThat(images)
                .containsExactlyInAnyOrderElementsOf(
                        json(OFFICIAL).get("images").findValuesAsText("id"));
        assertThat(train.get("categories")).isEqualTo(test.get("categories"));
    }

    @Test
    void numbers_of_a_file_stay_when_it_is_converted_and_texts_become_numbers() throws IOException {
        Path source = folder.resolve("source.json");
        Path out = folder.resolve("out.json");
        String shape = "\"bbox\":[0,0,2,2],\"area\":4,\"iscrowd\":0,\"segmentation\":[[0,0,2,0,2,2,0,2]]}";
        String text = "{\"images\":[{\"id\":7,\"file_name\":\"b.png\",\"width\":4,\"height\":4},"
                + "{\"id\":0,\"file_name\":\"a.png\",\"width\":4,\"height\":4}],"
                + "\"categories\":[{\"id\":3,\"name\":\"dog\"}],\"annotations\":["
                + "{\"id\":90,\"image_id\":0,\"category_id\":3," + shape
                + ",{\"id\":12,\"image_id\":7,\"category_id\":3,"
                + shape + "]}";

        Files.writeString(source, text);
        Typed.clickmask("convert", source, "--to", "coco", "--out", out);
        assertThat(json(out).get("images").findValuesAsText("id")).containsExactlyInAnyOrder("7", "0");
        assertThat(json(out).get("annotations").findValuesAsText("id")).containsExactlyInAnyOrder("90", "12");

        Files.writeString(source, text.replace("\"id\":90", "\"id\":\"x\""));
        Typed.clickmask("convert", source, "--to", "coco", "--out", out);
        assertThat(json(out).get("images").findValuesAsText("id")).containsExactlyInAnyOrder("7", "0");
        assertThat(json(out).get("annotations").findValuesAsText("id")).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void statistics_count_instances_and_areas_and_draw_them() throws IOException {
        Path plot = folder.resolve("plot.png");

        Typed typed = Typed.clickmask("stats", OFFICIAL, "--plot", plot);

        assertThat(typed.status()).isZero();
        assertThat(typed.out().lines().toList().get(0)).startsWith("CATEGORY").contains("INSTANCES");
        assertThat(typed.out())
                .contains(json(OFFICIAL).get("annotations").size() + " instances on 2 images, 1 of them without any");
        assertThat(ImageFiles.read(plot).size().width()).isEqualTo(800);
    }

    @Test
    void a_project_is_counted_by_status_too() {
        Typed.clickmask("import", OFFICIAL, "--project", folder);

        assertThat(Typed.clickmask("stats", folder).out()).startsWith("STATUS").contains("in-progress  1");
    }

    @Test
    void a_folder_that_does_not_exist_is_no_project_and_nothing_is_made_of_it() {
        Path wrong = folder.resolve("fotos");

        Typed typed = Typed.clickmask("import", OFFICIAL, "--project", wrong);

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).contains("there is no folder " + wrong);
        assertThat(wrong).doesNotExist();
    }

    @Test
    void a_file_is_not_taken_for_a_folder_nor_a_folder_for_a_file() {
        assertThat(Typed.clickmask("stats", OFFICIAL, "--from", "yolo").err())
                .contains("is a file, but a data set of the format yolo is a folder");
        assertThat(Typed.clickmask("stats", folder, "--from", "coco").err()).contains("is a folder, but");
    }

    @Test
    void what_is_not_there_is_named() {
        Path none = folder.resolve("none.json");

        assertThat(Typed.clickmask("convert", none, "--to", "coco", "--out", folder.resolve("x.json")))
                .isEqualTo(new Typed(1, "", line("clickmask: " + none + " does not exist. Check its name")));
        assertThat(Typed.clickmask("export", folder, "--out", none).err()).contains("there is no project at " + folder);
        assertThat(Typed.clickmask("convert", OFFICIAL, "--to", "pdf", "--out", none)
                        .status())
                .isEqualTo(2);
        assertThat(Typed.clickmask("split", OFFICIAL, "--shares", "train=0", "--out", folder)
                        .status())
                .isEqualTo(2);
    }

    /** A file with two instances on a sample. */
    private Path coffee() throws IOException {
        return Files.writeString(folder.resolve("coco.json"), """
                {"images": [{"id": 1, "file_name": "coffee.png", "width": 600, "height": 400}],
                 "annotations": [
                  {"id": 1, "image_id": 1, "category_id": 2, "segmentation": [[10, 10, 60, 10, 60, 50]]},
                  {"id": 2, "image_id": 1, "category_id": 1, "segmentation": [[100, 90, 300, 90, 300, 200, 100, 200]]}],
                 "categories": [{"id": 1, "name": "cup"}, {"id": 2, "name": "茶 spoon"}]}
                """);
    }

    private static List<String> areas(JsonNode coco) {
        List<String> areas = new ArrayList<>();
        coco.get("annotations")
                .forEach(annotation ->
                        areas.add(String.valueOf(annotation.get("area").intValue())));
        return areas;
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private static String line(String text) {
        return text + System.lineSeparator();
    }
}
