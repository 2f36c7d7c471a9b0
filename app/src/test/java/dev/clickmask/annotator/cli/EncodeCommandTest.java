package dev.clickmask.annotator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real default model. */
class EncodeCommandTest {
    private static final long PLENTY = 1 << 30;

    @TempDir
    Path place;

    private Path images;
    private Path cache;

    @BeforeEach
    void makeImages() throws IOException {
        images = Files.createDirectories(place.resolve("images/deeper"));
        cache = place.resolve("cache");
        Files.copy(Typed.SAMPLES.resolve("coffee.png"), images.resolve("coffee.png"));
        Files.copy(Typed.SAMPLES.resolve("rocket.jpg"), images.resolve("rocket.jpg"));
    }

    @Test
    void a_folder_is_prepared_and_a_second_run_finds_all() {
        Typed first = Typed.caching(cache, PLENTY, "encode", place.resolve("images"));
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).contains("prepared 2, found 0");
        assertThat(cache.toFile().list()).hasSize(2).allMatch(name -> name.endsWith(".embedding"));

        assertThat(Typed.caching(cache, PLENTY, "encode", images).out()).contains("prepared 0, found 2");
    }

    @Test
    void a_damaged_image_is_named_and_the_others_are_prepared() throws IOException {
        Files.writeString(images.resolve("broken.png"), "no picture");

        Typed typed = Typed.caching(cache, PLENTY, "encode", images);

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).contains("broken.png");
        assertThat(typed.out()).contains("prepared 2, found 0, failed 1");
    }

    @Test
    void more_than_the_cache_may_hold_is_said_before_any_work() {
        Typed typed = Typed.caching(cache, 3_000_000, "encode", images);

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).contains("2 images").contains("CLICKMASK_CACHE_GB=1");
        assertThat(cache).doesNotExist();
    }

    @Test
    void a_folder_without_images_is_said_so() throws IOException {
        Typed typed = Typed.caching(cache, PLENTY, "encode", Files.createDirectory(place.resolve("empty")));

        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).contains("there is no image in");
    }
}
