package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.annotator.project.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectPlacesTest {
    @TempDir
    Path folder;

    private Path images;
    private Path samples;

    @BeforeEach
    void makeFolders() throws IOException {
        images = Files.createDirectory(folder.resolve("images"));
        samples = Files.createDirectory(folder.resolve("samples"));
    }

    private ProjectPlaces places() {
        return new ProjectPlaces(Settings.load(folder.resolve("settings")), folder.resolve("own"), samples);
    }

    @Test
    void annotationsAreBesideTheImages_unlessAnotherPlaceIsChosen_whichIsRememberedAtOnce() throws IOException {
        assertThat(places().of(images)).isEqualTo(images.resolve(ProjectFile.NAME));
        Path chosen = Files.createFile(folder.resolve("mine.clickmask"));
        places().choose(images, chosen);

        assertThat(places().of(images)).isEqualTo(chosen);

        Files.delete(chosen);
        assertThatThrownBy(() -> places().of(images))
                .isInstanceOf(ProjectGone.class)
                .hasMessageContaining(chosen.toString());
        places().choose(images, images.resolve(ProjectFile.NAME));
        assertThat(places().of(images)).isEqualTo(images.resolve(ProjectFile.NAME));
    }

    @Test
    void whereNothingIsWritten_theWorkGoesOnInACopyOfWhatIsThere() throws IOException {
        Files.writeString(samples.resolve(ProjectFile.NAME), "made by others");

        Path instead = places().of(samples);

        assertThat(instead).startsWith(folder.resolve("own")).hasContent("made by others");
        Files.writeString(instead, "gone on with");
        assertThat(places().of(samples)).isEqualTo(instead).hasContent("gone on with");
    }
}
