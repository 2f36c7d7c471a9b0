package dev.clickmask.annotator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final List<Split.Share> SHARES =
            List.of(new Split.Share("train", 80), new Split.Share("val", 10), new Split.Share("test", 10));

    @Test
    void shares_get_their_part_of_the_images() {
        Map<String, String> split = new Split(SHARES, Grouping.NONE, 1).assign(names("a%d.png", 1000));

        assertThat(split).hasSize(1000);
        assertThat(Collections.frequency(split.values(), "train")).isEqualTo(800);
        assertThat(Collections.frequency(split.values(), "val")).isEqualTo(100);
    }

    @Test
    void the_same_seed_gives_the_same_split_in_whatever_order_the_names_come() {
        List<String> names = new ArrayList<>(names("a%d.png", 200));
        Map<String, String> split = new Split(SHARES, Grouping.NONE, 7).assign(names);
        Collections.shuffle(names, new Random(1));

        assertThat(new Split(SHARES, Grouping.NONE, 7).assign(names)).isEqualTo(split);
        assertThat(new Split(SHARES, Grouping.NONE, 8).assign(names)).isNotEqualTo(split);
    }

    @Test
    void a_folder_stays_together_and_loose_images_do_not() {
        List<String> names = new ArrayList<>(names("street/a%d.png", 50));
        names.addAll(names("park/b%d.png", 50));
        names.addAll(names("loose%d.png", 50));

        Map<String, String> split = new Split(SHARES, Grouping.FOLDER, 3).assign(names);

        assertThat(sharesOf(split, "street/")).isEqualTo(1);
        assertThat(sharesOf(split, "park/")).isEqualTo(1);
        assertThat(sharesOf(split, "loose")).isGreaterThan(1);
    }

    @Test
    void frames_of_a_video_stay_together() {
        List<String> names = new ArrayList<>(names("cam2_%04d.jpg", 30));
        names.addAll(names("cam3_%04d.jpg", 30));

        Map<String, String> split = new Split(SHARES, Grouping.SEQUENCE, 3).assign(names);

        assertThat(sharesOf(split, "cam2_")).isEqualTo(1);
        assertThat(sharesOf(split, "cam3_")).isEqualTo(1);
        assertThat(Grouping.SEQUENCE.group("cam2_0001.jpg")).isNotEqualTo(Grouping.SEQUENCE.group("cam3_0001.jpg"));
    }

    private static long sharesOf(Map<String, String> split, String start) {
        return split.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(start))
                .map(Map.Entry::getValue)
                .distinct()
                .count();
    }

    private static List<String> names(String pattern, int count) {
        return IntStream.range(0, count).mapToObj(pattern::formatted).toList();
    }
}
