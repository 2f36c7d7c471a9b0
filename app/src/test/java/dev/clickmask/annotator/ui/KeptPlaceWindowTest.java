package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.project.ProjectFile;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.swing.SwingUtilities;
import org.assertj.swing.fixture.JFileChooserFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person keeps the annotations of a folder in a file elsewhere. */
class KeptPlaceWindowTest {
    private static final Path SAMPLES = Path.of(System.getProperty("clickmask.root"), "samples");

    private WindowRig rig;
    private Path images;
    private Path elsewhere;

    @TempDir
    Path settings;

    @TempDir
    Path place;

    @BeforeEach
    void openWindow() throws Exception {
        images = Files.createDirectory(place.resolve("photos"));
        Files.copy(SAMPLES.resolve("coffee.png"), images.resolve("1.png"));
        elsewhere = place.resolve("mine.clickmask");
        rig = WindowRig.withoutModel(settings);
    }

    @AfterEach
    void closeWindow() throws Exception {
        rig.close();
    }

    @Test
    void whatIsKeptElsewhere_isMovedThere_isFoundAgain_andIsAskedForWhenItIsGone() throws Exception {
        openFolder();
        rig.drawTriangle(50, 50);

        keepIn(place.resolve("mine"));

        rig.awaitBanner("are now kept in " + elsewhere);
        rig.window.label("kept").requireText("Kept in mine.clickmask");
        assertThat(images.resolve(ProjectFile.NAME)).doesNotExist();
        rig.drawTriangle(200, 200);
        rig.quit();
        try (ProjectFile project = ProjectFile.open(elsewhere)) {
            assertThat(project.image("1.png").orElseThrow().instances()).hasSize(2);
        }

        Path found = Files.move(elsewhere, place.resolve("found.clickmask"));
        rig = WindowRig.withoutModel(settings);
        rig.awaitBanner(elsewhere + ", which is not there");
        keepIn(found);

        rig.awaitInstances(2);
        rig.window.label("kept").requireText("Kept in found.clickmask");
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void aFileOfAnotherProgram_isRefused_andTheAnnotationsStayWhereTheyAre() throws Exception {
        Files.writeString(elsewhere, "a letter of another program");
        openFolder();
        rig.drawTriangle(50, 50);

        keepIn(elsewhere);
        rig.window
                .optionPane()
                .requireMessage("mine.clickmask exists. Show the annotations in it? Those shown now" + " stay in "
                        + images.resolve(ProjectFile.NAME) + ".");
        rig.window.optionPane().okButton().click();

        rig.awaitBanner("not a project of Clickmask");
        assertThat(elsewhere).hasContent("a letter of another program");
        rig.drawTriangle(200, 200);
        rig.quit();
        try (ProjectFile project = ProjectFile.open(images.resolve(ProjectFile.NAME))) {
            assertThat(project.image("1.png").orElseThrow().instances()).hasSize(2);
        }
    }

    private void openFolder() {
        rig.drop(images);
        rig.await("the image", () -> rig.canvas().viewport().isPresent());
    }

    private void keepIn(Path file) {
        // The item returns when the chooser is closed.
        SwingUtilities.invokeLater(() -> rig.choose("keepIn"));
        JFileChooserFixture chooser = rig.chooser();
        chooser.fileNameTextBox().setText(file.toString());
        chooser.approve();
    }
}
