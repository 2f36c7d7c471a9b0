package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.project.ProjectFile;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JList;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong around the labelling loop is told in a sentence and costs no work. */
class TroubleWindowTest {
    private static final Path SAMPLES = Path.of(System.getProperty("clickmask.root"), "samples");
    private static final String FIRST = "1.png";
    private static final String BROKEN = "2.png";
    private static final String LAST = "3.png";

    private WindowRig rig;
    private Path folder;

    @TempDir
    Path settings;

    @TempDir
    Path place;

    @BeforeEach
    void openWindow() throws Exception {
        folder = Files.createDirectory(place.resolve("photos"));
        Files.copy(SAMPLES.resolve("astronaut.png"), folder.resolve(FIRST));
        Files.writeString(folder.resolve(BROKEN), "not an image");
        Files.copy(SAMPLES.resolve("coffee.png"), folder.resolve(LAST));
        rig = new WindowRig(settings);
    }

    @AfterEach
    void closeWindow() throws Exception {
        rig.close();
    }

    @Test
    void aProjectThatIsOpenElsewhere_isRefused_andABrokenImage_isNamedAndWalkedPast() throws Exception {
        try (ProjectFile other = ProjectFile.open(folder.resolve(ProjectFile.NAME))) {
            assertThat(other.categories()).isEmpty();
            rig.drop(folder);
            rig.awaitBanner("is open in another program");
            rig.window.button("sample").requireVisible();
        }
        rig.drop(folder);
        rig.awaitImage(FIRST);
        rig.awaitNoBanner();
        rig.click(223.5, 114.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();

        rig.press(KeyEvent.VK_D);

        rig.awaitBanner(BROKEN + " is not an image");
        rig.awaitMask();
        rig.window.list("images").requireSelectedItems(0);
        pressOn(1);
        rig.awaitBanner("Still shown: " + FIRST);
        rig.release();
        rig.robot.waitForIdle();
        rig.awaitBanner("Still shown: " + FIRST);
        assertThat(GuiActionRunner.execute(
                        () -> ((MainFrame) rig.window.target()).bench().desk().reading()))
                .as("what is read once more, after which the message would be gone")
                .isEmpty();

        rig.press(KeyEvent.VK_D);
        rig.awaitImage(LAST);
        rig.awaitNoBanner();
        rig.press(KeyEvent.VK_A);
        rig.awaitMask();
    }

    private void pressOn(int row) {
        JList<?> images = rig.imageList();
        Rectangle cell = GuiActionRunner.execute(() -> images.getCellBounds(row, row));
        rig.robot.pressMouse(images, new Point(cell.x + cell.width / 2, cell.y + cell.height / 2));
    }

    @Test
    void anotherFolder_hasItsOwnCategories_andTheFirstOneKeepsIts() throws Exception {
        Path other = Files.createDirectory(place.resolve("other"));
        Files.copy(SAMPLES.resolve("coffee.png"), other.resolve(LAST));
        rig.drop(folder);
        rig.awaitImage(FIRST);
        rig.window.textBox("newCategory").enterText("dog\n\n");
        rig.drawTriangle(100, 100);
        rig.drop(other);
        rig.awaitImage(LAST);
        rig.drawTriangle(100, 100);
        rig.quit();

        assertThat(categories(folder)).containsExactly("object", "dog");
        assertThat(categories(other)).containsExactly("object");
    }

    private static List<String> categories(Path folder) throws IOException {
        try (ProjectFile project = ProjectFile.open(folder.resolve(ProjectFile.NAME))) {
            return project.categories().stream().map(Category::name).toList();
        }
    }

    @Test
    void workThatCannotBeWritten_staysInMemory_andIsWrittenWhenTheFolderIsBack() throws Exception {
        rig.drop(folder);
        rig.awaitImage(FIRST);
        Path away = Files.move(folder, place.resolve("away"));
        accept(223.5, 114.5, 1);
        rig.awaitBanner("cannot be made");
        accept(172.5, 385.5, 2);
        Files.move(away, folder);
        rig.awaitNoBanner();

        // Once more, now that the project is open.
        Files.move(folder, away);
        accept(300.5, 480.5, 3);
        rig.awaitBanner("is not there any more");
        rig.window.button("problem.dismiss").click();
        rig.await("the status line", () -> unkept().equals("not on the disk yet"));
        Files.move(away, folder);
        accept(400.5, 430.5, 4);
        rig.await("all to be written", () -> unkept().isEmpty());

        rig.quit();
        try (ProjectFile project = ProjectFile.open(folder.resolve(ProjectFile.NAME))) {
            assertThat(project.image(FIRST).orElseThrow().instances()).hasSize(4);
        }
    }

    private String unkept() {
        return rig.robot.finder().findByName("status.unkept", JLabel.class).getText();
    }

    private void accept(double x, double y, int count) {
        rig.click(x, y, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        rig.press(KeyEvent.VK_ENTER);
        rig.awaitInstances(count);
    }
}
