package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.cli.TinyForeground;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JList;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dialog of the models, with the default model and a copy of it as one's own. */
class ModelsWindowTest {
    private static final Path DEFAULT = Path.of(System.getProperty("clickmask.root"), "models", "mobile-sam");

    private WindowRig rig;
    private Path models;

    @TempDir
    Path settings;

    @BeforeEach
    void openWindow() throws Exception {
        // The list of one's own models is kept there, so it has to be another folder than that of the program.
        models = Files.createDirectory(settings.resolve("models"));
        copy(Files.createDirectory(models.resolve("mobile-sam")));
        rig = WindowRig.withModels(settings, models);
    }

    @AfterEach
    void closeWindow() throws Exception {
        rig.close();
    }

    @Test
    void aModelOfOnesOwn_isAddedAndUsed_andThePromptsStay() throws Exception {
        Path home = Files.createDirectory(settings.resolve("home"));
        copy(home);
        rig.openSample();
        rig.click(290, 150, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        GuiActionRunner.execute(() -> rig.choose("models"));
        rig.await("the list", () -> size() > 20);

        ModelsDialog dialog = rig.robot.finder().findByType(ModelsDialog.class);
        GuiActionRunner.execute(() -> dialog.addFiles(List.of(home)));
        rig.await("it is added", () -> told().startsWith("Added own-home"));
        select("own-home");
        press("models.use");
        rig.await("it is used", () -> rig.modelInUse().startsWith("own-home, CPU"));

        rig.awaitMask();
        GuiActionRunner.execute(() -> rig.choose("accept"));
        rig.awaitInstances(1);
        select("mobile-sam");
        press("models.use");
        rig.await("it is used", () -> rig.modelInUse().startsWith("MobileSAM, CPU"));
        assertThat(home.resolve("encoder.onnx")).exists();
    }

    @Test
    void aForegroundModelOfOnesOwn_isChosen_andRemovesBackgroundsFromThenOn() throws Exception {
        Path json = TinyForeground.describe(
                Files.createDirectory(settings.resolve("home")).resolve("mine.json"));
        rig.openSample();
        GuiActionRunner.execute(() -> rig.choose("models"));
        rig.await("the list", () -> size() > 20);
        ModelsDialog dialog = rig.robot.finder().findByType(ModelsDialog.class);

        GuiActionRunner.execute(() -> dialog.addFiles(List.of(json)));
        rig.await("it is added and selected", () -> told().equals("Added own-mine.") && name().equals("own-mine"));
        press("models.use");

        rig.await(
                "it is noted",
                () -> Files.readString(settings.resolve("window.properties")).contains("foreground=own-mine"));
        GuiActionRunner.execute(() -> rig.choose("removeBackground"));
        rig.awaitStatus("Without background");
        Files.delete(json);
        GuiActionRunner.execute(() -> rig.choose("removeBackground"));
        select("isnet-medium");
        assertThat(canPress("models.use")).isFalse();
    }

    @Test
    void whatIsNoModel_isToldInASentence_andTheModelInUse_isNotDeleted() throws Exception {
        Path home = Files.createDirectory(settings.resolve("home"));
        Files.writeString(home.resolve("a.onnx"), "no");
        Files.writeString(home.resolve("b.onnx"), "model");
        GuiActionRunner.execute(() -> rig.choose("models"));
        rig.await("the list", () -> size() > 20);
        ModelsDialog dialog = rig.robot.finder().findByType(ModelsDialog.class);

        GuiActionRunner.execute(() -> dialog.addFiles(List.of(home)));

        rig.await("the sentence", () -> told().contains("is not a model"));
        select("mobile-sam");
        rig.await("it cannot be deleted", () -> !canPress("models.delete"));
        press("models.verify");
        rig.await("the sentence", () -> told().equals("MobileSAM is whole."));
    }

    private static void copy(Path home) throws Exception {
        Files.copy(DEFAULT.resolve("encoder.onnx"), home.resolve("encoder.onnx"));
        Files.copy(DEFAULT.resolve("sam.onnx"), home.resolve("sam.onnx"));
    }

    private JList<?> rows() {
        return rig.robot.finder().findByName("models.list", JList.class);
    }

    private int size() {
        return rows().getModel().getSize();
    }

    private String told() {
        return rig.robot.finder().findByName("models.told", JLabel.class).getText();
    }

    private String name() {
        return rig.robot.finder().findByName("models.name", JLabel.class).getText();
    }

    private boolean canPress(String name) {
        return rig.robot.finder().findByName(name, JButton.class).isEnabled();
    }

    private void press(String name) throws Exception {
        JButton button = rig.robot.finder().findByName(name, JButton.class);
        rig.await(name + " can be pressed", () -> canPress(name));
        GuiActionRunner.execute(() -> button.doClick(0));
    }

    private void select(String id) {
        JList<?> rows = rows();
        GuiActionRunner.execute(() -> {
            for (int i = 0; i < rows.getModel().getSize(); i++) {
                if (rows.getModel().getElementAt(i) instanceof ModelRow row
                        && row.model().id().equals(id)) {
                    rows.setSelectedIndex(i);
                }
            }
        });
    }
}
