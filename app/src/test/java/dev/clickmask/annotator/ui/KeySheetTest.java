package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.ui.keys.KeyMap;
import dev.clickmask.annotator.ui.keys.OwnKeys;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.swing.JDialog;
import javax.swing.JMenuItem;
import javax.swing.KeyStroke;
import javax.swing.ListModel;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.finder.WindowFinder;
import org.assertj.swing.fixture.DialogFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sheet of keys in the real window, worked by mouse and keys; the model is not needed. */
class KeySheetTest {
    private WindowRig rig;

    @TempDir
    Path folder;

    @BeforeEach
    void openWindow() throws Exception {
        rig = WindowRig.withoutModel(folder);
    }

    @AfterEach
    void closeWindow() throws Exception {
        rig.close();
    }

    @Test
    void aCommandThatIsFound_getsAnotherKey_whichWorksAtOnce_andAfterARestart() throws Exception {
        DialogFixture sheet = openSheet();
        sheet.textBox("keys.search").enterText("about");
        sheet.textBox("keys.search").pressAndReleaseKeys(KeyEvent.VK_ENTER);
        rig.press(KeyEvent.VK_F);
        sheet.label("keys.says").requireText("F is used by “Accept instance”. Use it here instead?");
        rig.press(KeyEvent.VK_ENTER);
        assertThat(tip("about")).endsWith("(F)");

        rig.press(KeyEvent.VK_ESCAPE);
        sheet.textBox("keys.search").requireText("");
        rig.press(KeyEvent.VK_ESCAPE);
        rig.await("the sheet is gone", () -> !sheet.target().isShowing());
        rig.await("the window has the focus", () -> rig.window.target().isFocused());
        rig.press(KeyEvent.VK_F);
        WindowFinder.findDialog(JDialog.class)
                .withTimeout(10, TimeUnit.SECONDS)
                .using(rig.robot)
                .pressAndReleaseKeys(KeyEvent.VK_ESCAPE);

        rig.await("kept", () -> Files.exists(folder.resolve("keys.properties")));
        KeyMap later = GuiActionRunner.execute(() -> KeptKeys.read(folder)
                .map(new Messages(), cause -> assertThat(cause).isNull()));
        assertThat(later.command(KeyStroke.getKeyStroke("F"))).hasValue("about");
    }

    @Test
    void thePresetOfXAnyLabeling_showsItsKeysInTheMenu() {
        DialogFixture sheet = openSheet();
        sheet.comboBox("keys.preset").selectItem("X-AnyLabeling");
        rig.await("Accept", () -> tip("accept").endsWith("(F)"));
        sheet.button("keys.resetAll").requireDisabled();
    }

    @Test
    void aLetter_isTypedWhereOneTypes_andIsNoCommandThere() {
        DialogFixture sheet = openSheet();
        sheet.comboBox("keys.preset").selectItem("ISAT");
        sheet.close();
        rig.window.textBox("newCategory").enterText("fez");
        rig.window.textBox("newCategory").requireText("fez");
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
        rig.await("the window has the focus", () -> rig.window.target().isFocused());
        rig.press(KeyEvent.VK_F1);
        return WindowFinder.findDialog("keySheet")
                .withTimeout(20, TimeUnit.SECONDS)
                .using(rig.robot);
    }

    private String tip(String command) {
        return rig.robot.finder().findByName(command, JMenuItem.class, false).getToolTipText();
    }
}
