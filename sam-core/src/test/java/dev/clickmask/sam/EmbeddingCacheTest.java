package dev.clickmask.sam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingCacheTest {
    @TempDir
    Path folder;

    @Test
    void what_was_used_longest_ago_makes_room() {
        EmbeddingCache cache = new EmbeddingCache(3 * Embeddings.BYTES);
        put(cache, 1, 2, 3);
        assertThat(cache.inMemory(Embeddings.key(1))).isPresent();
        put(cache, 4);
        assertThat(held(cache)).containsExactly(1, 3, 4);
    }

    @Test
    void a_hundred_embeddings_take_no_more_memory_than_allowed() {
        EmbeddingCache cache = new EmbeddingCache(5 * Embeddings.BYTES + 1);
        put(cache, IntStream.rangeClosed(1, 100).toArray());
        put(cache, 100, 100, 100);
        assertThat(held(cache)).containsExactly(96, 97, 98, 99, 100);
    }

    @Test
    void an_embedding_larger_than_all_memory_is_not_kept() {
        EmbeddingCache cache = new EmbeddingCache(Embeddings.BYTES - 1);
        put(cache, 1);
        assertThat(held(cache)).isEmpty();
    }

    @Test
    void another_model_has_embeddings_of_its_own() {
        EmbeddingCache cache = new EmbeddingCache(10 * Embeddings.BYTES);
        put(cache, 1);
        assertThat(cache.inMemory(Embeddings.key(2, 1))).isEmpty();
    }

    @Test
    void what_memory_has_no_room_for_is_found_on_disk_and_then_in_memory() {
        EmbeddingFolder disk = new EmbeddingFolder(folder, 1 << 20);
        try (EmbeddingCache cache = new EmbeddingCache(Embeddings.BYTES, disk)) {
            put(cache, 1, 2);
        }
        EmbeddingCache later = new EmbeddingCache(Embeddings.BYTES, disk);
        assertThat(later.inMemory(Embeddings.key(1))).isEmpty();
        assertThat(later.onDisk(Embeddings.key(1))).contains(Embeddings.embedding(1));
        assertThat(later.inMemory(Embeddings.key(1))).contains(Embeddings.embedding(1));
    }

    @Test
    void a_folder_that_cannot_be_written_costs_only_the_files() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (EmbeddingCache cache = new EmbeddingCache(Embeddings.BYTES, new EmbeddingFolder(file, 1 << 20))) {
            put(cache, 1);
            assertThat(held(cache)).containsExactly(1);
            assertThat(cache.onDisk(Embeddings.key(1))).isEmpty();
        }
    }

    private static void put(EmbeddingCache cache, int... numbers) {
        for (int number : numbers) {
            cache.put(Embeddings.key(number), Embeddings.embedding(number));
        }
    }

    private static int[] held(EmbeddingCache cache) {
        return IntStream.rangeClosed(1, 100)
                .filter(number -> cache.inMemory(Embeddings.key(number)).isPresent())
                .toArray();
    }
}
