package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.edt.GuiActionRunner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The window in each of its languages. */
class WindowLanguageTest {
    private @Nullable WindowRig rig;

    @TempDir
    Path folder;

    @AfterEach
    void close() throws Exception {
        if (rig != null) {
            rig.close();
        }
    }

    private WindowRig keep(WindowRig opened) {
        rig = opened;
        return opened;
    }

    @Test
    void inChinese_aClickIsAnswered_andTheMaskAccepted() throws Exception {
        WindowRig hands = keep(new WindowRig(folder, Language.CHINESE));
        hands.openSample();
        hands.click(228, 120, MouseButton.LEFT_BUTTON);
        hands.awaitMask();
        hands.press(KeyEvent.VK_ENTER);
        hands.awaitInstances(1);
        hands.awaitStatus("就绪");
        hands.window.menuItem("menu.file").requireVisible();
        assertThat(hands.window.menuItem("menu.file").target().getText()).isEqualTo("文件(F)");
    }

    @Test
    void anotherLanguage_isForTheNextStart_andTheBannerSpeaksIt() throws Exception {
        WindowRig hands = keep(WindowRig.withoutModel(folder, Language.CHINESE));
        hands.window.menuItem("language.english").click();
        hands.awaitBanner("Clickmask speaks English from the next start on.");
        hands.close();
        rig = null;
        assertThat(Settings.load(folder).language()).isEqualTo(Language.ENGLISH);
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"ENGLISH", "CHINESE"})
    void noTwoItemsOfAMenu_areChosenByTheSameLetter(Language language) throws Exception {
        WindowRig hands = keep(WindowRig.withoutModel(folder, language));
        GuiActionRunner.execute(() -> {
            JMenuBar bar = ((MainFrame) hands.window.target()).getJMenuBar();
            requireOwnLetters("menu bar", bar.getComponents());
        });
    }

    private static void requireOwnLetters(String name, Component[] items) {
        List<String> letters = new ArrayList<>();
        for (Component component : items) {
            if (component instanceof JMenuItem item && item.getMnemonic() != 0) {
                letters.add(KeyEvent.getKeyText(item.getMnemonic()));
            }
            if (component instanceof JMenu menu) {
                requireOwnLetters(menu.getText(), menu.getMenuComponents());
            }
        }
        assertThat(letters).as(name).doesNotHaveDuplicates();
    }
}
