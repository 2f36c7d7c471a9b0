package dev.clickmask.sam.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.sam.geometry.PixelBox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageKeyTest {
    private final Path folder;

    ImageKeyTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void itIsTheSha256OfTheBytes() throws IOException {
        assertThat(ImageKey.of(file("a", "abc")).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void aCopyUnderAnotherNameHasTheSameKeyAndAnotherFileAnotherOne() throws IOException {
        ImageKey key = ImageKey.of(file("a", "abc"));

        assertThat(ImageKey.of(file("b", "abc"))).isEqualTo(key);
        assertThat(ImageKey.of(file("c", "abd"))).isNotEqualTo(key);
    }

    @Test
    void aMissingFileIsNamed() {
        Path gone = folder.resolve("gone");

        assertThatThrownBy(() -> ImageKey.of(gone))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(gone + " ");
    }

    @Test
    void whatIsNoHashIsRefused() {
        assertThatThrownBy(() -> new ImageKey("ABC")).isInstanceOf(IllegalArgumentException.class);
    }

    private Path file(String name, String content) throws IOException {
        return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void parts_haveKeysOfTheirOwn_byContentAndPlace() {
        ImageKey one = new ImageKey("1".repeat(64));
        ImageKey other = new ImageKey("2".repeat(64));
        PixelBox part = new PixelBox(1, 23, 4, 5);

        assertThat(one.part(part))
                .isEqualTo(one.part(new PixelBox(1, 23, 4, 5)))
                .isNotEqualTo(one);
        assertThat(one.part(part)).isNotEqualTo(other.part(part));
        assertThat(one.part(part)).isNotEqualTo(one.part(new PixelBox(12, 3, 4, 5)));
    }
}
