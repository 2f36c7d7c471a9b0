package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickmask.annotator.canvas.ImageCanvas;
import dev.clickmask.annotator.canvas.Viewport;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.EmbeddingFolder;
import dev.clickmask.sam.catalog.ModelCatalog;
import dev.clickmask.sam.catalog.ModelStore;
import dev.clickmask.sam.onnx.OnnxRuntimeNatives;
import dev.clickmask.sam.onnx.OnnxSam;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JTextArea;
import org.assertj.core.data.Percentage;
import org.assertj.swing.core.BasicRobot;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.FailOnThreadViolationRepaintManager;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.finder.JFileChooserFinder;
import org.assertj.swing.finder.WindowFinder;
import org.assertj.swing.fixture.FrameFixture;
import org.assertj.swing.fixture.JFileChooserFixture;
import org.assertj.swing.timing.Condition;
import org.assertj.swing.timing.Pause;
import org.assertj.swing.timing.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real window with the real default model, worked by mouse and keys. */
class WindowTest {
    private static final Path ROOT = Path.of(System.getProperty("clickmask.root"));
    private static final Percentage TWO_PERCENT = Percentage.withPercentage(2);
    /** Areas of the reference pipeline, in golden/sam1/cases.json: astronaut-face and astronaut-patch. */
    private static final long PERSON_AREA = 106_524;

    private static final long PATCH_AREA = 4_223;

    private final CountDownLatch closed = new CountDownLatch(1);
    private Robot robot;
    private FrameFixture window;

    @TempDir
    Path folder;

    @BeforeEach
    void openWindow() throws Exception {
        assertThat(GraphicsEnvironment.isHeadless())
                .as("the window needs a display: run scripts/test, which starts one, or set DISPLAY")
                .isFalse();
        FailOnThreadViolationRepaintManager.install();
        new OnnxRuntimeNatives(ROOT.resolve("app/target/natives")).install();
        Files.writeString(
                folder.resolve("window.properties"),
                "folder=" + folder.toString().replace("\\", "\\\\"));
        robot = BasicRobot.robotWithNewAwtHierarchy();
        robot.settings().delayBetweenEvents(20);
        ModelCatalog catalog = ModelCatalog.bundled();
        new Window(
                        new ModelStore(ROOT.resolve("models"), catalog),
                        catalog.get("mobile-sam"),
                        model -> OnnxSam.open(model.encoder(), model.decoder()),
                        ROOT.resolve("samples"),
                        folder,
                        new EmbeddingFolder(folder.resolve("embeddings"), EmbeddingFolder.USUAL_CAPACITY))
                .open(closed::countDown);
        window = WindowFinder.findFrame(MainFrame.class)
                .withTimeout(20, TimeUnit.SECONDS)
                .using(robot);
        awaitStatus("Open an image");
    }

    @AfterEach
    void closeWindow() throws Exception {
        try {
            GuiActionRunner.execute(() -> window.target().dispose());
            assertThat(closed.await(20, TimeUnit.SECONDS))
                    .as("the model has ended")
                    .isTrue();
        } finally {
            robot.cleanUp();
        }
    }

    @Test
    void aSample_isSegmented_accepted_takenBack_andExported() throws Exception {
        window.button("sample").click();
        // Prompts that come while the image is being encoded are kept.
        awaitStatus("Preparing|Ready");
        click(223.5, 114.5, MouseButton.LEFT_BUTTON);
        awaitMask();
        robot.pressAndReleaseKey(KeyEvent.VK_ENTER);
        await("one instance", () -> instances() == 1);
        assertThat(area(0)).isCloseTo(PERSON_AREA, TWO_PERCENT);

        window.textBox("newCategory").enterText("patch 1\n");
        click(172.5, 385.5, MouseButton.LEFT_BUTTON);
        awaitMask();
        robot.pressAndReleaseKey(KeyEvent.VK_ENTER);
        await("two instances", () -> instances() == 2);
        assertThat(area(1)).isCloseTo(PATCH_AREA, TWO_PERCENT);

        pressControl(KeyEvent.VK_1);
        assertThat(category()).as("Ctrl+1 zooms and leaves the category").isEqualTo("patch 1");
        pressControl(KeyEvent.VK_Z);
        await("the second taken back", () -> instances() == 1);
        pressControl(KeyEvent.VK_Y);
        await("and done again", () -> instances() == 2);

        JsonNode coco = export();
        assertThat(coco.at("/images/0/file_name").asText()).isEqualTo("astronaut.png");
        assertThat(coco.at("/annotations")).hasSize(2);
        assertThat(coco.at("/annotations/0/area").asLong()).isEqualTo(area(0));
        assertThat(coco.at("/categories/1/name").asText()).isEqualTo("patch 1");
        assertThat(coco.at("/annotations/1/category_id").asInt()).isEqualTo(2);
        assertThat(GuiActionRunner.execute(() -> window.target().getTitle())).startsWith("astronaut.png");
    }

    @Test
    void aBackgroundPoint_makesTheMaskSmaller_andUndoBringsItBack() {
        window.button("sample").click();
        awaitStatus("Ready");
        click(223.5, 114.5, MouseButton.LEFT_BUTTON);
        awaitMask();
        click(150, 300, MouseButton.RIGHT_BUTTON);
        awaitMask();
        robot.pressAndReleaseKey(KeyEvent.VK_ENTER);
        await("one instance", () -> instances() == 1);
        assertThat(area(0)).isLessThan(PERSON_AREA / 2);

        pressControl(KeyEvent.VK_Z);
        await("none", () -> instances() == 0);
        click(223.5, 114.5, MouseButton.LEFT_BUTTON);
        awaitMask();
        click(150, 300, MouseButton.RIGHT_BUTTON);
        awaitMask();
        pressControl(KeyEvent.VK_Z);
        awaitMask();
        robot.pressAndReleaseKey(KeyEvent.VK_ENTER);
        await("the whole person", () -> instances() == 1);
        assertThat(area(0)).isCloseTo(PERSON_AREA, TWO_PERCENT);

        window.list("instances").clickItem(0);
        robot.pressAndReleaseKey(KeyEvent.VK_DELETE);
        await("deleted", () -> instances() == 0);
    }

    @Test
    void escape_clearsThePrompts_andUndoBringsThemBack() {
        window.button("sample").click();
        awaitStatus("Ready");
        click(172.5, 385.5, MouseButton.LEFT_BUTTON);
        awaitMask();
        robot.pressAndReleaseKey(KeyEvent.VK_ESCAPE);
        awaitStatus("Ready");
        pressControl(KeyEvent.VK_Z);
        awaitMask();
    }

    @Test
    void tab_showsTheNextBestMask_whichIsThenAccepted() {
        window.button("sample").click();
        awaitStatus("Ready");
        click(172.5, 385.5, MouseButton.LEFT_BUTTON);
        awaitMask();
        window.toggleButton("candidate1").requireSelected();
        robot.pressAndReleaseKey(KeyEvent.VK_TAB);
        window.toggleButton("candidate2").requireSelected();
        robot.pressAndReleaseKey(KeyEvent.VK_ENTER);
        await("one instance", () -> instances() == 1);
        assertThat(area(0)).isNotEqualTo(PATCH_AREA);
    }

    @Test
    void aDeletedInstance_comesBackFirst_notPromptsThatWereClearedBefore() {
        acceptPatch();
        click(223.5, 114.5, MouseButton.LEFT_BUTTON);
        awaitMask();
        robot.pressAndReleaseKey(KeyEvent.VK_ESCAPE);
        awaitStatus("Ready");
        window.list("instances").clickItem(0);
        robot.pressAndReleaseKey(KeyEvent.VK_DELETE);
        await("deleted", () -> instances() == 0);

        pressControl(KeyEvent.VK_Z);

        await("back", () -> instances() == 1);
        awaitStatus("Ready");
    }

    @Test
    void aDigit_givesItsCategoryToTheSelectedInstance() {
        acceptPatch();
        window.textBox("newCategory").enterText("patch\n");
        robot.pressAndReleaseKey(KeyEvent.VK_1);
        window.list("instances").clickItem(0);

        robot.pressAndReleaseKey(KeyEvent.VK_2);

        await("of the second category", () -> ((Instance) list().getModel().getElementAt(0)).categoryId() == 2);
    }

    @Test
    void aBackgroundPointAlone_asksForOneOnTheObject() {
        window.button("sample").click();
        awaitStatus("Ready");
        click(20, 20, MouseButton.RIGHT_BUTTON);
        awaitStatus("Now add a point on the object");
        click(223.5, 114.5, MouseButton.LEFT_BUTTON);
        awaitMask();
    }

    @Test
    void aFileThatIsNoImage_isASentenceThatCanBeDismissed() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.png"), "not an image");
        pressControlShift(KeyEvent.VK_O);
        chooser().selectFile(broken.toFile()).approve();
        Predicate<String> named = text -> text.contains("broken.png is not an image");
        await("the banner", () -> named.test(text(JTextArea.class, "sentence")));
        JButton dismiss = robot.finder().findByName("problem.dismiss", JButton.class, true);
        robot.click(dismiss);
        await("no banner", () -> !dismiss.isShowing());
    }

    private void acceptPatch() {
        window.button("sample").click();
        awaitStatus("Ready");
        click(172.5, 385.5, MouseButton.LEFT_BUTTON);
        awaitMask();
        robot.pressAndReleaseKey(KeyEvent.VK_ENTER);
        await("one instance", () -> instances() == 1);
    }

    private JFileChooserFixture chooser() {
        return JFileChooserFinder.findFileChooser()
                .withTimeout(20, TimeUnit.SECONDS)
                .using(robot);
    }

    private JsonNode export() throws Exception {
        pressControl(KeyEvent.VK_E);
        Path target = folder.resolve("out.json");
        JFileChooserFixture chooser = chooser();
        chooser.fileNameTextBox().setText(target.toString());
        chooser.approve();
        awaitStatus("Exported 1 image");
        return new ObjectMapper().readTree(target.toFile());
    }

    private void click(double x, double y, MouseButton button) {
        ImageCanvas canvas = robot.finder().findByName("canvas", ImageCanvas.class);
        Viewport viewport = GuiActionRunner.execute(() -> canvas.viewport().orElseThrow());
        Point at = new Point((int) Math.floor(viewport.toViewX(x)), (int) Math.floor(viewport.toViewY(y)));
        robot.click(canvas, at, button, 1);
    }

    /** AssertJ Swing knows only the old masks; with the new one it presses the key alone. */
    @SuppressWarnings("deprecation")
    private void pressControl(int key) {
        robot.pressAndReleaseKey(key, InputEvent.CTRL_MASK);
    }

    @SuppressWarnings("deprecation")
    private void pressControlShift(int key) {
        robot.pressAndReleaseKey(key, InputEvent.CTRL_MASK | InputEvent.SHIFT_MASK);
    }

    private void awaitMask() {
        awaitStatus("Left click adds");
    }

    private void awaitStatus(String beginning) {
        Pattern wanted = Pattern.compile(beginning);
        await(beginning, () -> wanted.matcher(text(JLabel.class, "activity")).lookingAt());
    }

    private <T extends java.awt.Component> String text(Class<T> type, String name) {
        T component = robot.finder().findByName(name, type, false);
        return component instanceof JLabel label ? label.getText() : ((JTextArea) component).getText();
    }

    private String category() {
        JList<?> categories = robot.finder().findByName("categories", JList.class);
        return GuiActionRunner.execute(() -> ((Category) categories.getSelectedValue()).name());
    }

    private int instances() {
        return list().getModel().getSize();
    }

    private long area(int index) {
        Object row = GuiActionRunner.execute(() -> list().getModel().getElementAt(index));
        return ((Instance) row).segmentation().mask().area();
    }

    private JList<?> list() {
        return robot.finder().findByName("instances", JList.class);
    }

    private static void await(String what, Callable<Boolean> condition) {
        Pause.pause(
                new Condition(what) {
                    @Override
                    public boolean test() {
                        return Boolean.TRUE.equals(GuiActionRunner.execute(condition));
                    }
                },
                Timeout.timeout(60, TimeUnit.SECONDS));
    }
}
