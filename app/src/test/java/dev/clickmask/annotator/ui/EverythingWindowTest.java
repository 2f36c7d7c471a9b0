package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.segment.Suggestions;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything on the sample, found by a coarse grid, in the real window with the real model. */
class EverythingWindowTest {
    private static final String SUGGESTED = "\\d+ suggested";

    @TempDir
    Path folder;

    private WindowRig rig;

    @BeforeEach
    void openTheSample() throws Exception {
        Files.writeString(
                folder.resolve("window.properties"),
                "language=ENGLISH\neverything.points=6\nfolder="
                        + folder.toString().replace("\\", "\\\\"));
        rig = new WindowRig(folder);
        rig.openSample();
    }

    @AfterEach
    void closeWindow() throws Exception {
        rig.close();
    }

    @Test
    void suggestions_areAcceptedAndRejectedByMouseAndKeys_andEscEndsThem() throws Exception {
        rig.press(KeyEvent.VK_G);
        rig.awaitStatus(SUGGESTED);
        int all = offered().size();
        assertThat(all).isGreaterThan(3);

        ImagePoint first = point(0);
        rig.click(first.x(), first.y(), MouseButton.LEFT_BUTTON);
        rig.awaitInstances(1);
        assertThat(rig.instance(0).segmentation().mask().contains((int) first.x(), (int) first.y()))
                .isTrue();
        rig.pressControl(KeyEvent.VK_Z);
        rig.awaitInstances(0);
        assertThat(offered()).hasSize(all);

        rig.click(first.x(), first.y(), MouseButton.RIGHT_BUTTON);
        rig.await("one fewer", () -> suggestions().offered().size() == all - 1);

        rig.press(KeyEvent.VK_TAB);
        rig.awaitStatus(SUGGESTED + ": Enter");
        rig.press(KeyEvent.VK_DELETE);
        rig.await("one fewer", () -> suggestions().offered().size() == all - 2);
        rig.press(KeyEvent.VK_ENTER);
        rig.awaitInstances(1);

        rig.press(KeyEvent.VK_ESCAPE);
        rig.awaitStatus("Ready: a digit names");
        assertThat(rig.instances()).isOne();
        rig.press(KeyEvent.VK_G);
        rig.awaitStatus(SUGGESTED);
        assertThat(offered()).as("what was rejected may be thought of again").hasSizeGreaterThan(all - 3);
    }

    @Test
    void anAcceptedSuggestion_isReopenedWithItsPrompt_andLooksTheSame() throws Exception {
        rig.press(KeyEvent.VK_G);
        rig.awaitStatus(SUGGESTED);
        rig.press(KeyEvent.VK_TAB);
        rig.press(KeyEvent.VK_ENTER);
        rig.awaitInstances(1);
        Instance accepted = rig.instance(0);
        rig.press(KeyEvent.VK_ESCAPE);
        rig.press(KeyEvent.VK_R);
        rig.awaitMask();
        rig.await(
                "the same mask",
                () -> bench().session()
                        .shown()
                        .orElseThrow()
                        .mask()
                        .equals(accepted.segmentation().mask()));
    }

    @Test
    void aSearchIsGivenUp_andAClickDuringOneIsAnswered() throws Exception {
        rig.press(KeyEvent.VK_G);
        rig.click(300, 200, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        rig.press(KeyEvent.VK_ESCAPE);
        rig.awaitStatus("Searching|" + SUGGESTED);
        rig.press(KeyEvent.VK_ESCAPE);
        rig.awaitStatus("Ready: click an object");
        assertThat(offered()).isEmpty();
        assertThat(rig.instances()).isZero();
    }

    private Workbench bench() {
        return ((MainFrame) rig.window.target()).bench();
    }

    private Suggestions suggestions() {
        return bench().suggesting().suggestions();
    }

    private List<Instance> offered() {
        return GuiActionRunner.execute(() -> suggestions().offered());
    }

    /** A place where a click means that suggestion: where no smaller one lies over it. */
    private ImagePoint point(int number) {
        return GuiActionRunner.execute(() -> {
            Instance wanted = suggestions().offered().get(number);
            return wanted.origin().prompts().stream()
                    .map(prompt -> ((Prompt.Point) prompt).at())
                    .findFirst()
                    .orElseThrow();
        });
    }
}
