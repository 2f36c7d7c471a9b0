package dev.clickmask.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingFolderTest {
    private static final EmbeddingKey KEY = Embeddings.key(7);

    @TempDir
    Path place;

    private EmbeddingFolder folder;

    @BeforeEach
    void make() {
        folder = new EmbeddingFolder(place.resolve("not yet"), 1 << 20);
    }

    @Test
    void what_is_written_is_read() {
        assertThat(folder.has(KEY)).isFalse();
        assertThat(folder.write(KEY, Embeddings.embedding(7))).isTrue();
        assertThat(folder.has(KEY)).isTrue();
        assertThat(folder.read(KEY)).contains(Embeddings.embedding(7));
    }

    @Test
    void values_take_two_bytes_each() throws Exception {
        folder.write(KEY, new ImageEmbedding(new Size(9, 9), List.of(Embeddings.level(10, 10, 10, 0))));
        assertThat(Files.size(only())).isBetween(2000L, 2200L);
    }

    @Test
    void what_half_precision_cannot_hold_is_not_written() {
        ImageEmbedding large = new ImageEmbedding(new Size(9, 9), List.of(Embeddings.level(1, 1, 1, 70_000)));
        assertThat(folder.write(KEY, large)).isFalse();
        assertThat(folder.read(KEY)).isEmpty();
    }

    @Test
    void a_file_with_any_byte_changed_or_missing_is_removed() throws Exception {
        folder.write(KEY, Embeddings.embedding(7));
        byte[] whole = Files.readAllBytes(only());
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x40;
            assertRemoved(changed, "byte " + i + " changed");
            assertRemoved(Arrays.copyOf(whole, i), "cut off at " + i);
        }
        assertRemoved(Arrays.copyOf(whole, whole.length + 1), "one byte too many");
        assertThat(folder.write(KEY, Embeddings.embedding(7))).isTrue();
        assertThat(folder.read(KEY)).isPresent();
    }

    private void assertRemoved(byte[] content, String what) throws IOException {
        Path file = place.resolve("not yet").resolve(name());
        Files.write(file, content);
        assertThat(folder.read(KEY)).as(what).isEmpty();
        assertThat(file).as(what).doesNotExist();
    }

    @Test
    void a_file_under_the_name_of_another_is_removed() throws Exception {
        folder.write(KEY, Embeddings.embedding(7));
        Path file = only();
        folder.write(Embeddings.key(8), Embeddings.embedding(8));
        Files.delete(file);
        Files.move(only(), file);
        assertThat(folder.read(KEY)).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void too_many_files_make_those_go_that_were_used_longest_ago() throws Exception {
        folder.write(KEY, Embeddings.embedding(7));
        long bytes = Files.size(only());
        EmbeddingFolder small = new EmbeddingFolder(place.resolve("small"), 5 * bytes);
        Instant start = Instant.now().minus(Duration.ofHours(2));
        for (int i = 1; i <= 5; i++) {
            small.write(Embeddings.key(i), Embeddings.embedding(i));
            age(place.resolve("small"), start.plusSeconds(i));
        }
        assertThat(small.read(Embeddings.key(1))).as("used now").isPresent();
        small.write(Embeddings.key(6), Embeddings.embedding(6));
        assertThat(IntStream.rangeClosed(1, 6).filter(i -> small.has(Embeddings.key(i))))
                .containsExactly(1, 4, 5, 6);
    }

    /** Gives every file that was just written a time in the past. */
    private static void age(Path files, Instant time) throws IOException {
        try (Stream<Path> all = Files.list(files)) {
            for (Path file : all.toList()) {
                if (Files.getLastModifiedTime(file)
                        .toInstant()
                        .isAfter(Instant.now().minus(Duration.ofHours(1)))) {
                    Files.setLastModifiedTime(file, FileTime.from(time));
                }
            }
        }
    }

    @Test
    void a_write_that_was_killed_leaves_nothing_for_long() throws Exception {
        Path part = Files.createDirectories(place.resolve("not yet")).resolve("left.part");
        Files.createFile(part);
        Files.setLastModifiedTime(part, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        folder.write(KEY, Embeddings.embedding(7));
        assertThat(part).doesNotExist();
    }

    @Test
    void two_programs_at_once_read_whole_embeddings_or_none() throws Exception {
        long bytes = 200;
        ExecutorService programs = Executors.newFixedThreadPool(4);
        List<Future<?>> ends = Stream.generate(() -> new EmbeddingFolder(place.resolve("shared"), 6 * bytes))
                .limit(4)
                .<Future<?>>map(program -> programs.submit(() -> useALot(program)))
                .toList();
        for (Future<?> end : ends) {
            end.get();
        }
        programs.shutdown();
        try (Stream<Path> all = Files.list(place.resolve("shared"))) {
            assertThat(all.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
    }

    private static void useALot(EmbeddingFolder program) {
        for (int i = 0; i < 200; i++) {
            int number = i % 10 + 1;
            EmbeddingKey key = Embeddings.key(number);
            program.write(key, Embeddings.embedding(number));
            program.read(key).ifPresent(found -> assertThat(found).isEqualTo(Embeddings.embedding(number)));
        }
    }

    private static String name() {
        return KEY.image().sha256() + "-" + KEY.model().sha256().substring(0, 16) + ".embedding";
    }

    private Path only() throws IOException {
        try (Stream<Path> all = Files.list(place.resolve("not yet"))) {
            List<Path> files = all.toList();
            assertThat(files).hasSize(1);
            return files.get(0);
        }
    }
}
