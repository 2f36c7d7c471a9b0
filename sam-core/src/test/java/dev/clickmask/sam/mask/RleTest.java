package dev.clickmask.sam.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RleTest {
    private static final Size SIZE = new Size(4, 3);

    @Test
    void agrees_with_pycocotools() throws IOException {
        ObjectMapper json = new ObjectMapper();
        int lines = 0;
        try (BufferedReader reader = golden()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                checkGolden(json.readTree(line));
                lines++;
            }
        }
        assertThat(lines).isGreaterThan(1000);
    }

    private static void checkGolden(JsonNode golden) {
        Size size = new Size(golden.get("w").intValue(), golden.get("h").intValue());
        int[] counts = ints(golden.get("uncompressed"));
        String text = golden.get("compressed").textValue();
        Rle rle = Rle.parse(text, size);
        assertThat(rle.counts()).isEqualTo(counts);
        assertThat(rle).isEqualTo(Rle.of(counts, size)).hasSameHashCodeAs(Rle.of(counts, size));
        assertThat(rle.compressed()).isEqualTo(text);
        assertThat(rle.area()).isEqualTo(golden.get("area").longValue());
        int[] box = ints(golden.get("bbox"));
        assertThat(rle.bounds()).isEqualTo(new PixelBox(box[0], box[1], box[2], box[3]));
        Mask mask = rle.toMask();
        assertThat(mask.area()).isEqualTo(rle.area());
        assertThat(mask.bounds()).isEqualTo(rle.bounds());
        assertThat(Rle.of(mask).counts()).isEqualTo(counts);
    }

    @Test
    void runs_go_down_the_columns() {
        Mask mask = AsciiMask.parse("""
                ..#.
                .##.
                .#..
                """);
        Rle rle = Rle.of(mask);
        assertThat(rle.counts()).containsExactly(4, 4, 4);
        assertThat(rle.size()).isEqualTo(SIZE);
        assertThat(rle.toMask()).isEqualTo(mask);
        assertThat(rle).hasToString("Rle[3 runs of 4 x 3]").isNotEqualTo(Rle.of(Mask.full(SIZE)));
    }

    @Test
    void the_iou_of_codes_is_that_of_their_masks() {
        RandomMasks masks = new RandomMasks(6);
        for (int round = 0; round < 500; round++) {
            Size size = masks.size();
            Mask one = masks.mask(size);
            Mask other = masks.mask(size);
            assertThat(Rle.of(one).iou(Rle.of(other))).isEqualTo(one.iou(other));
        }
        // Codes of others may have runs of no length.
        assertThat(Rle.of(new int[] {4, 4, 0, 0, 4, 0}, SIZE).iou(Rle.of(new int[] {0, 0, 4, 0, 0, 2, 6}, SIZE)))
                .isEqualTo(0.5);
        Rle wider = Rle.of(Mask.full(new Size(5, 3)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rle.of(Mask.full(SIZE)).iou(wider));
    }

    @Test
    void every_pixel_survives_the_way_there() {
        RandomMasks masks = new RandomMasks(4);
        for (int round = 0; round < 500; round++) {
            Mask mask = masks.mask(masks.size());
            Rle rle = Rle.of(mask);
            int[] counts = rle.counts();
            int pixel = 0;
            for (int i = 0; i < counts.length; i++) {
                for (int end = pixel + counts[i]; pixel < end; pixel++) {
                    int height = mask.size().height();
                    assertThat(mask.contains(pixel / height, pixel % height)).isEqualTo(i % 2 == 1);
                }
            }
            assertThat(Rle.parse(rle.compressed(), mask.size()).toMask()).isEqualTo(mask);
        }
    }

    @Test
    void runs_of_length_zero_are_allowed_anywhere() {
        Rle rle = Rle.of(new int[] {2, 0, 2, 3, 0, 2, 3, 0}, SIZE);
        assertThat(rle.area()).isEqualTo(5);
        assertThat(rle.bounds()).isEqualTo(new PixelBox(1, 0, 2, 3));
        assertThat(AsciiMask.draw(rle.toMask())).isEqualTo("""
                ..#.
                .##.
                .##.
                """);
    }

    @Test
    void counts_must_add_up_to_the_image() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rle.of(new int[] {5, 6}, SIZE))
                .withMessageContainingAll("11", "4 x 3", "12");
        assertThatIllegalArgumentException().isThrownBy(() -> Rle.of(new int[0], SIZE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rle.of(new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, 14}, SIZE))
                .withMessageContaining("4294967308");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rle.of(new int[] {10, -3, 5}, SIZE))
                .withMessageContainingAll("run 1", "-3");
    }

    @Test
    void an_image_with_more_pixels_than_an_int_counts_is_refused() {
        Size huge = new Size(1 << 16, 1 << 15);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rle.of(Mask.empty(huge)))
                .withMessageContaining("too many");
        assertThatIllegalArgumentException().isThrownBy(() -> Rle.of(new int[] {5}, huge));
    }

    @Test
    void a_few_characters_for_a_huge_image_take_little_memory() {
        Size large = new Size(46_340, 46_340);
        int area = 46_340 * 46_340;
        Rle rle = Rle.parse(Rle.of(new int[] {area - 1, 1}, large).compressed(), large);
        assertThat(rle.toMask().bounds()).isEqualTo(new PixelBox(46_339, 46_339, 1, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "'4 4', ' ', 1",
        "'44p', p, 2",
        "'44é', U+00E9, 2",
        "'44T', 'ends within', 2",
        "'4oooooooo', 'more than 7', 1",
        "'O', '-1', 0",
        "'440K', '-1', 3",
        "'PPPPPP2', '2147483648', 0",
    })
    void malformed_text_is_named_with_its_place(String text, String named, int position) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rle.parse(text, SIZE))
                .withMessageContaining(named)
                .withMessageContaining("position " + position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "444444"})
    void text_with_the_wrong_sum_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rle.parse(text, SIZE))
                .withMessageContaining("4 x 3");
    }

    private static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).intValue();
        }
        return values;
    }

    private static BufferedReader golden() throws IOException {
        InputStream file = Objects.requireNonNull(RleTest.class.getResourceAsStream("/golden/rle/rle.jsonl.gz"));
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8));
    }
}
