package dev.clickmask.annotator.dataset.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.MalformedDatasetException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedCocoTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 99})
    void a_truncated_file_is_refused_with_the_place_where_it_ends(int percent) throws IOException {
        byte[] whole = Samples.bytes(Samples.OFFICIAL);
        Path file = Files.write(folder.resolve("cut.json"), Arrays.copyOf(whole, whole.length * percent / 100));

        assertThat(defect(file).place()).startsWith("$");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/images                          | 5        | $.images",
                "/images/0                        | []       | $.images[0]",
                "/images/0/id                     | null     | $.images[0].id",
                "/images/0/id                     | 1.5      | $.images[0].id",
                "/images/0/id                     | {}       | $.images[0].id",
                "/images/0/file_name              | 7        | $.images[0].file_name",
                "/images/0/file_name              | \"\"     | $.images[0].file_name",
                "/images/1/width                  | 0        | $.images[1].width",
                "/images/1/width                  | \"640\"  | $.images[1].width",
                "/images/1/height                 | -3       | $.images[1].height",
                "/images/1/height                 | 1e99     | $.images[1].height",
                "/images/1/id                     | 397133   | $.images[1].id",
                "/images/1/file_name              | \"000000397133.jpg\" | $.images[1].file_name",
                "/categories                      | {}       | $.categories",
                "/categories/1/id                 | true     | $.categories[1].id",
                "/categories/1/name               | \" \"    | $.categories[1].name",
                "/categories/1/id                 | 1        | $.categories[1].id",
                "/annotations                     | null     | $.annotations",
                "/annotations/0                   | 1        | $.annotations[0]",
                "/annotations/0/image_id          | 5        | $.annotations[0].image_id",
                "/annotations/0/category_id       | 5        | $.annotations[0].category_id",
                "/annotations/0/iscrowd           | 2        | $.annotations[0].iscrowd",
                "/annotations/0/segmentation      | \"x\"    | $.annotations[0].segmentation",
                "/annotations/0/segmentation/1    | {}       | $.annotations[0].segmentation[1]",
                "/annotations/0/segmentation/1    | []       | $.annotations[0].segmentation[1]",
                "/annotations/0/segmentation/1    | [1,1,2,2] | $.annotations[0].segmentation[1]",
                "/annotations/0/segmentation/1    | [1,1,2,2,3,3,4] | $.annotations[0].segmentation[1]",
                "/annotations/0/segmentation/1/4  | NaN      | $.annotations[0].segmentation[1][4]",
                "/annotations/0/segmentation/1/4  | \"5\"    | $.annotations[0].segmentation[1][4]",
                "/annotations/0/segmentation/1/4  | 1e9      | $.annotations[0].segmentation[1][4]",
                "/annotations/0/segmentation/1/4  | [5]      | $.annotations[0].segmentation[1][4]",
                "/annotations/1/segmentation      | {}       | $.annotations[1].segmentation",
                "/annotations/1/segmentation/size | [12]     | $.annotations[1].segmentation.size",
                "/annotations/1/segmentation/size | [20,12]  | $.annotations[1].segmentation.size",
                "/annotations/1/segmentation/size | [12,21]  | $.annotations[1].segmentation",
                "/annotations/1/segmentation/counts | \"\"   | $.annotations[1].segmentation.counts",
                "/annotations/1/segmentation/counts | \"b'0'\" | $.annotations[1].segmentation",
                "/annotations/2/segmentation/counts | [239]  | $.annotations[2].segmentation",
                "/annotations/2/segmentation/counts | [241]  | $.annotations[2].segmentation",
                "/annotations/2/segmentation/counts | [-1,241] | $.annotations[2].segmentation.counts[0]",
                "/annotations/2/segmentation/counts | [2147483647,2147483647] | $.annotations[2].segmentation",
                "/annotations/2/segmentation/size | [2147483647,2147483647] | $.annotations[2].segmentation",
            })
    void a_wrong_value_is_named_by_its_json_path(String pointer, String value, String place) throws IOException {
        assertThat(defect(withValue(pointer, value)).place()).isEqualTo(place);
    }

    @Test
    void whatever_value_stands_anywhere_the_file_is_read_or_refused_with_a_place() throws IOException {
        ObjectNode sample = (ObjectNode) JSON.readTree(Samples.bytes(Samples.OFFICIAL));
        for (String pointer : pointers(sample.without(List.of("info", "licenses")))) {
            for (String value : List.of("null", "\"text\"", "-1", "1e300", "true", "[]", "{}", "NaN")) {
                Path file = withValue(pointer, value);
                try {
                    CocoReader.open(file, warning -> {}).close();
                } catch (MalformedDatasetException e) {
                    assertThat(e.finding().place()).as(pointer + " = " + value).startsWith("$");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "..\\\\secret.png", "a/../../b.png", "C:\\\\a.png", "a\\u0000.png"})
    void a_file_name_that_leads_out_of_the_folder_is_refused(String name) throws IOException {
        assertThat(defect(withValue("/images/0/file_name", "\"" + name + "\"")).place())
                .isEqualTo("$.images[0].file_name");
    }

    @ParameterizedTest
    @CsvSource({"file_name, $.images[0].file_name", "id, $.images[0].id"})
    void a_text_of_hundreds_of_megabytes_is_refused_before_it_is_in_memory(String field, String place)
            throws IOException {
        Path file = huge("{\"images\": [{\"" + field + "\": \"", "aaaaaaaa", 1 << 25, "\"}]}");

        assertThat(defect(file).place()).isEqualTo(place);
    }

    @Test
    void an_image_of_more_pixels_than_a_mask_can_have_is_refused() throws IOException {
        assertThat(defect(withValue("/images/0/width", "2000000000")).place()).isEqualTo("$.images[0]");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused_and_not_replaced() throws IOException {
        String json = "{\"images\": [], \"categories\": [{\"id\": 1, \"name\": \"caf\u00e9\"}], \"annotations\": []}";
        Path file = Files.write(folder.resolve("latin.json"), json.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(defect(file).sentence()).contains("not UTF-8");
    }

    @Test
    void a_category_with_a_name_of_a_thousand_characters_is_refused() throws IOException {
        String name = "\"" + "n".repeat(1000) + "\"";

        assertThat(defect(withValue("/categories/0/name", name)).place()).isEqualTo("$.categories[0].name");
    }

    @Test
    void a_polygon_of_too_many_points_is_refused_before_it_is_in_memory() throws IOException {
        Path file = huge("{\"annotations\": [{\"segmentation\": [[0", ",1,2", 1 << 22, "]]}]}");

        assertThat(defect(file)).extracting(Finding::place).isEqualTo("$.annotations[0].segmentation[0]");
    }

    @Test
    void deep_nesting_is_refused_wherever_it_stands() throws IOException {
        for (String start : List.of("", "{\"images\": ", "{\"info\": ", "{\"annotations\": [{\"segmentation\": ")) {
            assertThat(defect(huge(start, "[", 100_000, "")).place()).startsWith("$");
            assertThat(defect(huge(start, "{\"a\":", 100_000, "")).place()).startsWith("$");
        }
    }

    @Test
    void run_lengths_that_would_unfold_to_gigabytes_are_refused() throws IOException {
        String image = "{\"images\": [{\"id\": 1, \"file_name\": \"a\", \"width\": 40000, \"height\": 50000}],"
                + " \"categories\": [{\"id\": 1, \"name\": \"cat\"}], \"annotations\": [";
        String annotation = "{\"image_id\": 1, \"category_id\": 1,"
                + " \"segmentation\": {\"size\": [50000, 40000], \"counts\": [0, 2000000000]}}";

        assertThat(defect(huge(image + annotation, "," + annotation, 100, "]}")))
                .isEqualTo(new Finding(
                        folder.resolve("huge.json"),
                        "$.images[0]",
                        "its annotations would take more than 256 MB of memory"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "[]", "7", "\"images\"", "{}", "{\"images\": []} x", "{\"images\": [], \"images\": []}"
            })
    void what_is_no_coco_file_is_refused(String json) throws IOException {
        assertThat(defect(Samples.text(folder, json)).place()).startsWith("$");
    }

    private Finding defect(Path file) {
        Consumer<Finding> none = warning -> {};
        MalformedDatasetException refusal = catchThrowableOfType(
                MalformedDatasetException.class,
                () -> CocoReader.open(file, none).close());
        assertThat(refusal).as("what %s is refused with", file).isNotNull();
        assertThat(refusal.finding().sentence()).isNotBlank();
        return refusal.finding();
    }

    private Path huge(String start, String middle, int times, String end) throws IOException {
        Path file = folder.resolve("huge.json");
        // In blocks: repeating a few characters at a time takes longer than all the rest.
        int many = Math.min(times, 1 << 16);
        byte[] block = middle.repeat(many).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(start.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < times / many; i++) {
                out.write(block);
            }
            out.write(middle.repeat(times % many).getBytes(StandardCharsets.UTF_8));
            out.write(end.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    /** The official sample with one value replaced; the value is any text, even what is no strict JSON. */
    private Path withValue(String pointer, String value) throws IOException {
        JsonNode root = JSON.readTree(Samples.bytes(Samples.OFFICIAL));
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = root.at(pointer.substring(0, slash));
        String last = pointer.substring(slash + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), JSON.getNodeFactory().textNode("REPLACE"));
        } else {
            ((ObjectNode) parent).put(last, "REPLACE");
        }
        return Samples.text(folder, root.toString().replace("\"REPLACE\"", value));
    }

    private static List<String> pointers(JsonNode root) {
        List<String> all = new ArrayList<>();
        collect(root, "", all);
        return all;
    }

    private static void collect(JsonNode node, String pointer, List<String> all) {
        node.properties().forEach(field -> {
            all.add(pointer + "/" + field.getKey());
            collect(field.getValue(), pointer + "/" + field.getKey(), all);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            all.add(pointer + "/" + i);
            collect(node.get(i), pointer + "/" + i, all);
        }
    }
}
