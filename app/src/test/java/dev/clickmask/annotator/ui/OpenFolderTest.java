package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.project.ProjectKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFolderTest {
    @TempDir
    Path place;

    @Test
    void imagesOfTheFolderAndItsAnnotations_arePrecious_whateverTheWayToThem() throws IOException {
        Path images = place.resolve("photos");
        Files.createDirectories(images.resolve("sub"));
        Path image = Files.writeString(images.resolve("sub/a.png"), "");
        Path project = Files.writeString(place.resolve("kept.clickmask"), "");
        try (ProjectKeeper keeper = new ProjectKeeper(project, told -> {})) {
            OpenFolder folder = new OpenFolder(images, keeper);

            assertThat(folder.isPrecious(image)).isTrue();
            assertThat(folder.isPrecious(images.resolve("../photos/sub/a.png"))).isTrue();
            assertThat(folder.isPrecious(images.resolve("../kept.clickmask"))).isTrue();
            assertThat(folder.isPrecious(images.resolve("new.png"))).isFalse();
            assertThat(folder.isPrecious(Files.writeString(images.resolve("old.json"), "")))
                    .isFalse();
            assertThat(folder.isPrecious(Files.writeString(place.resolve("other.png"), "")))
                    .isFalse();
        }
    }
}
