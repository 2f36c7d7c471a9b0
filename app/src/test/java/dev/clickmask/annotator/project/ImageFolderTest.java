package dev.clickmask.annotator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    @TempDir
    Path folder;

    @Test
    void images_are_found_below_the_folder_in_natural_order() throws IOException {
        for (String name : List.of(
                "img10.png",
                "img9.PNG",
                "b/img1.jpg",
                "a/img1.jpg",
                "a/x/é 猫.tif",
                "notes.txt",
                ".hidden.png",
                ".git/x.png",
                "b/noending")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "");
        }

        assertThat(new ImageFolder(folder).images())
                .containsExactly("a/img1.jpg", "a/x/é 猫.tif", "b/img1.jpg", "img9.PNG", "img10.png");
    }

    @Test
    void a_hidden_folder_that_was_chosen_itself_is_looked_into() throws IOException {
        Path hidden = Files.createDirectories(folder.resolve(".data"));
        Files.writeString(hidden.resolve("a.png"), "");

        assertThat(new ImageFolder(hidden).images()).containsExactly("a.png");
    }

    @Test
    void a_folder_that_is_a_link_shows_its_images_and_a_loop_of_links_ends() throws IOException {
        Path target = Files.createDirectories(folder.resolve("disk/photos"));
        Files.createDirectory(target.resolve("sub"));
        Files.writeString(target.resolve("sub/a.png"), "");
        Path link = folder.resolve("link");
        try {
            Files.createSymbolicLink(link, target);
            Files.createSymbolicLink(target.resolve("again"), target);
        } catch (IOException | UnsupportedOperationException e) {
            Assumptions.abort("no links on this system");
        }

        ImageFolder images = new ImageFolder(link);

        assertThat(images.images()).containsExactly("sub/a.png");
        assertThat(images.file("sub/a.png")).exists();
    }

    @Test
    void what_is_no_folder_is_refused() {
        assertThatThrownBy(() -> new ImageFolder(folder.resolve("none")).images())
                .isInstanceOf(NotDirectoryException.class)
                .hasMessageContaining("none is not a folder");
    }

    @Test
    void natural_order_is_a_total_order() {
        NaturalOrder order = new NaturalOrder();

        assertThat(
                        List.of(
                                        "a2",
                                        "A10",
                                        "a02",
                                        "a2b",
                                        "a1",
                                        "",
                                        "B",
                                        "a12345678901234567890",
                                        "a12345678901234567891")
                                .stream()
                                .sorted(order))
                .containsExactly(
                        "", "a1", "a02", "a2", "a2b", "A10", "a12345678901234567890", "a12345678901234567891", "B");
        assertThat(order.compare("a", "A")).isEqualTo(-order.compare("A", "a")).isNotZero();
    }
}
