package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.ui.keys.KeyMap;
import dev.clickmask.annotator.ui.keys.OwnKeys;
import dev.clickmask.sam.EmbeddingFolder;
import dev.clickmask.sam.catalog.ModelCatalog;
import dev.clickmask.sam.catalog.ModelStore;
import java.awt.GraphicsEnvironment;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.swing.JDialog;
import javax.swing.JMenuItem;
import javax.swing.KeyStroke;
import javax.swing.ListModel;
import org.assertj.swing.core.BasicRobot;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.FailOnThreadViolationRepaintManager;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.finder.WindowFinder;
import org.assertj.swing.fixture.DialogFixture;
import org.assertj.swing.fixture.FrameFixture;
import org.assertj.swing.timing.Condition;
import org.assertj.swing.timing.Pause;
import org.assertj.swing.timing.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sheet of keys in the real window, worked by mouse and keys; the model is not needed. */
class KeySheetTest {
    private final CountDownLatch closed = new CountDownLatch(1);
    private Robot robot;
    private FrameFixture window;

    @TempDir
    Path folder;

    @BeforeEach
    void openWindow() {
        assertThat(GraphicsEnvironment.isHeadless())
                .as("the window needs a display: run scripts/test, which starts one, or set DISPLAY")
                .isFalse();
        FailOnThreadViolationRepaintManager.install();
        robot = BasicRobot.robotWithNewAwtHierarchy();
        robot.settings().delayBetweenEvents(20);
        ModelCatalog catalog = ModelCatalog.bundled();
        new Window(
                        new ModelStore(folder.resolve("models"), catalog),
                        catalog.get("mobile-sam"),
                        model -> {
                            throw new IllegalStateException("no model here");
                        },
                        folder,
                        folder,
                        new EmbeddingFolder(folder.resolve("cache"), EmbeddingFolder.USUAL_CAPACITY))
                .open(closed::countDown);
        window = WindowFinder.findFrame(MainFrame.class)
                .withTimeout(20, TimeUnit.SECONDS)
                .using(robot);
    }

    @AfterEach
    void closeWindow() throws Exception {
        try {
            GuiActionRunner.execute(() -> window.target().dispose());
            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            robot.cleanUp();
        }
    }

    @Test
    void aCommandThatIsFound_getsAnotherKey_whichWorksAtOnce_andAfterARestart() throws Exception {
        DialogFixture sheet = openSheet();
        sheet.textBox("keys.search").enterText("about");
        sheet.textBox("keys.search").pressAndReleaseKeys(KeyEvent.VK_ENTER);
        robot.pressAndReleaseKey(KeyEvent.VK_F);
        sheet.label("keys.says").requireText("F is used by “Accept instance”. Use it here instead?");
        sheet.button("keys.taken.yes").click();
        assertThat(tip("about")).endsWith("(F)");

        robot.pressAndReleaseKey(KeyEvent.VK_ESCAPE);
        await("the sheet is gone", () -> !sheet.target().isShowing());
        await("the window has the focus", () -> window.target().isFocused());
        robot.pressAndReleaseKey(KeyEvent.VK_F);
        WindowFinder.findDialog(JDialog.class)
                .withTimeout(10, TimeUnit.SECONDS)
                .using(robot)
                .pressAndReleaseKeys(KeyEvent.VK_ESCAPE);

        await("kept", () -> Files.exists(folder.resolve("keys.properties")));
        KeyMap later = GuiActionRunner.execute(() -> KeptKeys.read(folder)
                .map(new Messages(), cause -> assertThat(cause).isNull()));
        assertThat(later.command(KeyStroke.getKeyStroke("F"))).hasValue("about");
    }

    @Test
    void thePresetOfXAnyLabeling_showsItsKeysInTheMenu() {
        DialogFixture sheet = openSheet();
        sheet.comboBox("keys.preset").selectItem("X-AnyLabeling");
        await("Accept", () -> tip("accept").endsWith("(F)"));
        sheet.button("keys.resetAll").requireDisabled();
    }

    @Test
    void aLetter_isTypedWhereOneTypes_andIsNoCommandThere() {
        DialogFixture sheet = openSheet();
        sheet.comboBox("keys.preset").selectItem("ISAT");
        sheet.close();
        window.textBox("newCategory").enterText("fez");
        window.textBox("newCategory").requireText("fez");
    }

    @Test
    void everyCommandOfTheWindow_hasALineInClickmasksPreset_andEveryLineACommand() {
        Set<String> shown = new HashSet<>();
        DialogFixture sheet = openSheet();
        GuiActionRunner.execute(() -> {
            ListModel<?> rows = sheet.list("keys.list").target().getModel();
            for (int i = 0; i < rows.getSize(); i++) {
                String command = ((KeyRow) rows.getElementAt(i)).command();
                if (command != null) {
                    shown.add(command);
                }
            }
        });
        KeyMap keys = new KeyMap(OwnKeys.NONE);
        assertThat(shown).isEqualTo(keys.known());
    }

    private DialogFixture openSheet() {
        await("the window has the focus", () -> window.target().isFocused());
        robot.pressAndReleaseKey(KeyEvent.VK_F1);
        return WindowFinder.findDialog("keySheet")
                .withTimeout(20, TimeUnit.SECONDS)
                .using(robot);
    }

    private String tip(String command) {
        return robot.finder().findByName(command, JMenuItem.class, false).getToolTipText();
    }

    private static void await(String what, Callable<Boolean> condition) {
        Pause.pause(
                new Condition(what) {
                    @Override
                    public boolean test() {
                        return Boolean.TRUE.equals(GuiActionRunner.execute(condition));
                    }
                },
                Timeout.timeout(20, TimeUnit.SECONDS));
    }
}
