package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.annotator.project.ProjectKeeper;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JTextArea;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.finder.JFileChooserFinder;
import org.assertj.swing.finder.WindowFinder;
import org.assertj.swing.fixture.DialogFixture;
import org.assertj.swing.fixture.JButtonFixture;
import org.assertj.swing.fixture.JFileChooserFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets in and out of the real window. */
class ExchangeWindowTest {
    private static final Path SAMPLES = Path.of(System.getProperty("clickmask.root"), "samples");
    private static final String TWO_CUPS = """
            {"images": [{"id": 1, "file_name": "coffee.png", "width": 600, "height": 400},
                        {"id": 2, "file_name": "gone.png", "width": 60, "height": 40}],
             "annotations": [
              {"id": 1, "image_id": 1, "category_id": 1, "segmentation": [[10, 10, 60, 10, 60, 50, 10, 50]]},
              {"id": 2, "image_id": 1, "category_id": 1, "segmentation": [[100, 90, 300, 90, 300, 200, 100, 200]]},
              {"id": 3, "image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4]},
              {"id": 4, "image_id": 2, "category_id": 1, "segmentation": [[1, 1, 5, 1, 5, 5]]}],
             "categories": [{"id": 1, "name": "cup"}]}""";

    private WindowRig rig;
    private Path images;

    @TempDir
    Path folder;

    @BeforeEach
    void openAFolder() throws Exception {
        images = Files.createDirectory(folder.resolve("images"));
        Files.copy(SAMPLES.resolve("coffee.png"), images.resolve("coffee.png"));
        Files.writeString(
                folder.resolve("window.properties"),
                "folder=" + folder.toString().replace("\\", "\\\\"));
        rig = new WindowRig(folder);
        rig.pressControl(KeyEvent.VK_O);
        choose(images);
        rig.awaitStatus("Ready");
    }

    @AfterEach
    void closeWindow() throws Exception {
        rig.close();
    }

    @Test
    void anImport_saysWhatItWouldAdd_andAddsIt_andAnExportAsYoloHasIt() throws Exception {
        Path coco = Files.writeString(folder.resolve("cups.json"), TWO_CUPS);

        DialogFixture dialog = lookThrough(coco);
        assertThat(dialog.textBox("import.text").text())
                .contains("COCO", "Adds 2 instances on 1 image ", "New categories: cup", "gone.png", "no segmentation");
        dialog.button("import.ok").click();

        rig.await("both are there", () -> rig.instances() == 2);
        assertThat(banner()).isEqualTo("Imported 2 instances on 1 image. 2 things were left out.");

        Path yolo = folder.resolve("yolo");
        DialogFixture export = beginExport();
        export.comboBox("export.format").selectItem("YOLO segmentation");
        export.textBox("export.target").setText(yolo.toString());
        export.button("export.ok").click();
        rig.awaitStatus("Exported 1 image to yolo");
        assertThat(Files.readAllLines(yolo.resolve("labels/coffee.txt"))).hasSize(2);
    }

    @Test
    void polygonsThatCountFrom1_areSaidToDoSo_andComeToTheirPlaceOnRequest() throws Exception {
        Path coco = Files.writeString(
                folder.resolve("cups.json"),
                TWO_CUPS.replace("[100, 90, 300, 90, 300, 200, 100, 200]", "[1, 1, 601, 1, 601, 401, 1, 401]"));

        DialogFixture dialog = beginImport(coco);
        rig.await(
                "the warning",
                () -> dialog.textBox("import.text").target().getText().contains("seem to count pixels from 1"));
        dialog.comboBox("import.origin").selectItem("1");
        rig.await(
                "looked through again",
                () -> dialog.button("import.ok").target().isEnabled());
        assertThat(dialog.textBox("import.text").text()).doesNotContain("count pixels from 1");
        dialog.button("import.ok").click();

        rig.awaitInstances(2);
        assertThat(GuiActionRunner.execute(() -> bench().document()
                        .instances()
                        .get(1)
                        .segmentation()
                        .mask()
                        .area()))
                .isEqualTo(600 * 400);
    }

    @Test
    void anImportThatIsCancelled_addsNothing() throws Exception {
        Path coco = Files.writeString(folder.resolve("cups.json"), TWO_CUPS);
        DialogFixture dialog = lookThrough(coco);

        cancelHalfway(dialog.button("import.ok"));

        rig.awaitStatus("Ready");
        assertThat(rig.instances()).isZero();
        assertThat(keeper().now(ProjectFile::states).join()).isEmpty();
        assertThat(keeper().now(ProjectFile::categories).join())
                .extracting(Category::name)
                .doesNotContain("cup");
    }

    @Test
    void anExportThatIsCancelled_leavesNothingBehind() throws Exception {
        Path coco = Files.writeString(folder.resolve("cups.json"), TWO_CUPS);
        DialogFixture dialog = lookThrough(coco);
        dialog.button("import.ok").click();
        rig.awaitInstances(2);
        DialogFixture export = beginExport();
        export.comboBox("export.format").selectItem("YOLO segmentation");
        export.textBox("export.target").setText(folder.resolve("yolo").toString());

        cancelHalfway(export.button("export.ok"));

        assertThat(folder.resolve("yolo")).doesNotExist();
        assertThat(rig.instances()).isEqualTo(2);
    }

    @Test
    void anUnfinishedInstance_isStillThereAfterAnImport() throws Exception {
        Path coco = Files.writeString(folder.resolve("cups.json"), TWO_CUPS);
        rig.click(289.5, 148.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();

        DialogFixture dialog = lookThrough(coco);
        dialog.button("import.ok").click();
        rig.awaitInstances(2);
        rig.awaitMask();

        rig.press(KeyEvent.VK_ENTER);
        rig.awaitInstances(3);
    }

    @Test
    void aBrokenFile_addsNothing_andTheSentenceSaysWhere() throws Exception {
        Path bad =
                Files.writeString(folder.resolve("bad.json"), TWO_CUPS.replace("\"image_id\": 2", "\"image_id\": 9"));

        DialogFixture dialog = beginImport(bad);
        rig.await(
                "the sentence",
                () -> dialog.textBox("import.text").target().getText().contains("$.annotations[3].image_id"));
        dialog.button("import.ok").requireDisabled();
        dialog.button("import.cancel").click();

        rig.awaitStatus("Ready");
        assertThat(rig.instances()).isZero();
        try (Stream<Path> files = Files.list(images)) {
            assertThat(files).as("no project was made").hasSize(1);
        }
    }

    @Test
    void aFolderThatIsTaken_isNotWrittenTo() throws IOException {
        DialogFixture export = beginExport();
        export.comboBox("export.format").selectItem("Cut-outs");
        export.spinner("export.margin").requireVisible();
        export.textBox("export.target").setText(images.resolve("cutouts").toString());
        export.button("export.ok").click();
        assertThat(export.label("export.problem").text()).startsWith("Choose a folder outside of images");
        Path taken = folder.resolve("taken");
        Files.createDirectories(taken.resolve("by"));
        export.textBox("export.target").setText(taken.toString());
        export.button("export.ok").click();

        export.label("export.problem").requireText("taken exists and is not empty; choose a new folder");
        export.button("export.cancel").click();
        try (Stream<Path> files = Files.list(images)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void anExport_namesTheImageThatIsGone_andHasTheOthersAndTheNewOnes() throws Exception {
        Files.copy(SAMPLES.resolve("coffee.png"), images.resolve("untouched.png"));
        rig.drawTriangle(50, 50);
        rig.openFolder(images);
        rig.await("both images", () -> rig.imageList().getModel().getSize() == 2);
        rig.awaitImage("coffee.png");
        Files.delete(images.resolve("coffee.png"));

        Path yolo = folder.resolve("yolo");
        DialogFixture export = beginExport();
        export.checkBox("export.status.new")
                .requireText("New (1)")
                .requireNotSelected()
                .check();
        export.comboBox("export.format").selectItem("COCO panoptic");
        export.comboBox("export.format").click();
        rig.await(
                "the open list", () -> export.comboBox("export.format").target().isPopupVisible());
        rig.press(KeyEvent.VK_UP);
        rig.press(KeyEvent.VK_ENTER);
        export.requireVisible();
        export.comboBox("export.format").requireSelection("Instance PNG").selectItem("YOLO segmentation");
        export.textBox("export.target").setText(yolo.toString());
        export.button("export.ok").click();

        rig.awaitBanner("1 image was left out, because its file is missing or cannot be used: coffee.png.");
        rig.awaitStatus("Exported 1 image to yolo");
        assertThat(yolo.resolve("labels/untouched.txt")).isEmptyFile();
        assertThat(yolo.resolve("labels/coffee.txt")).doesNotExist();
    }

    private DialogFixture beginImport(Path data) {
        rig.pressControl(KeyEvent.VK_I);
        choose(data);
        return dialog("importDialog");
    }

    private DialogFixture lookThrough(Path data) {
        DialogFixture dialog = beginImport(data);
        rig.await("looked through", () -> dialog.button("import.ok").target().isEnabled());
        return dialog;
    }

    private DialogFixture beginExport() {
        pressControlShift(KeyEvent.VK_E);
        return dialog("exportDialog");
    }

    /** Begins a work that has to wait for the folder, and cancels it meanwhile. */
    private void cancelHalfway(JButtonFixture begin) {
        CompletableFuture<Void> hold = new CompletableFuture<>();
        CompletableFuture<Void> held = keeper().now(project -> hold.join());
        begin.click();
        rig.await("the button", () -> cancel().isShowing());
        rig.window.button("cancelWork").click();
        hold.complete(null);
        held.join();
        rig.await("the end", () -> !cancel().isShowing());
    }

    private Workbench bench() {
        return ((MainFrame) rig.window.target()).bench();
    }

    /** What keeps the folder, one thing after the other: what waits for it is not done yet. */
    private ProjectKeeper keeper() {
        return GuiActionRunner.execute(
                () -> bench().desk().folder().orElseThrow().keeper());
    }

    private JButton cancel() {
        return rig.robot.finder().findByName("cancelWork", JButton.class, false);
    }

    private String banner() {
        JTextArea sentence = rig.robot.finder().findByName("sentence", JTextArea.class, true);
        return GuiActionRunner.execute(() -> sentence.getText());
    }

    private void choose(Path file) {
        JFileChooserFixture chooser = JFileChooserFinder.findFileChooser()
                .withTimeout(20, TimeUnit.SECONDS)
                .using(rig.robot);
        chooser.fileNameTextBox().setText(file.toString());
        chooser.approve();
    }

    private DialogFixture dialog(String name) {
        return WindowFinder.findDialog(name).withTimeout(20, TimeUnit.SECONDS).using(rig.robot);
    }

    @SuppressWarnings("deprecation") // AssertJ Swing knows only the old masks
    private void pressControlShift(int key) {
        rig.robot.pressAndReleaseKey(key, InputEvent.CTRL_MASK | InputEvent.SHIFT_MASK);
    }
}
