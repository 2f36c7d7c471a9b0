package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickmask.annotator.document.Category;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.swing.JButton;
import javax.swing.JList;
import org.assertj.core.data.Percentage;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;

/** The real window with the real default model, worked by mouse and keys. */
class WindowTest extends InWindow {
    private static final Percentage TWO_PERCENT = Percentage.withPercentage(2);
    /** Areas of the reference pipeline, in golden/sam1/cases.json: astronaut-face and astronaut-patch. */
    private static final long PERSON_AREA = 106_524;

    private static final long PATCH_AREA = 4_223;

    @Test
    void aSample_isSegmented_accepted_takenBack_andExported() throws Exception {
        rig.window.button("sample").click();
        // Prompts that come while the image is being encoded are kept.
        rig.awaitStatus("Preparing|Ready");
        rig.click(223.5, 114.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        rig.press(KeyEvent.VK_ENTER);
        rig.await("one instance", () -> rig.instances() == 1);
        assertThat(rig.area(0)).isCloseTo(PERSON_AREA, TWO_PERCENT);

        rig.window.textBox("newCategory").enterText("patch 1\n\n");
        rig.click(172.5, 385.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        rig.press(KeyEvent.VK_ENTER);
        rig.await("two instances", () -> rig.instances() == 2);
        assertThat(rig.area(1)).isCloseTo(PATCH_AREA, TWO_PERCENT);

        rig.pressControl(KeyEvent.VK_1);
        assertThat(category()).as("Ctrl+1 zooms and leaves the category").isEqualTo("patch 1");
        rig.pressControl(KeyEvent.VK_Z);
        rig.await("the second taken back", () -> rig.instances() == 1);
        rig.pressControl(KeyEvent.VK_Y);
        rig.await("and done again", () -> rig.instances() == 2);

        JsonNode coco = export();
        assertThat(coco.at("/images/0/file_name").asText()).isEqualTo("astronaut.png");
        assertThat(coco.at("/annotations")).hasSize(2);
        assertThat(coco.at("/annotations/0/area").asLong()).isEqualTo(rig.area(0));
        assertThat(coco.at("/categories/1/name").asText()).isEqualTo("patch 1");
        assertThat(coco.at("/annotations/1/category_id").asInt()).isEqualTo(2);
        assertThat(GuiActionRunner.execute(() -> rig.window.target().getTitle()))
                .startsWith("astronaut.png");
    }

    @Test
    void aBackgroundPoint_makesTheMaskSmaller_andUndoBringsItBack() {
        rig.openSample();
        rig.click(223.5, 114.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        rig.click(150, 300, MouseButton.RIGHT_BUTTON);
        rig.awaitMask();
        rig.press(KeyEvent.VK_ENTER);
        rig.await("one instance", () -> rig.instances() == 1);
        assertThat(rig.area(0)).isLessThan(PERSON_AREA / 2);

        rig.pressControl(KeyEvent.VK_Z);
        rig.await("none", () -> rig.instances() == 0);
        rig.click(223.5, 114.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        rig.click(150, 300, MouseButton.RIGHT_BUTTON);
        rig.awaitMask();
        rig.pressControl(KeyEvent.VK_Z);
        rig.awaitMask();
        rig.press(KeyEvent.VK_ENTER);
        rig.await("the whole person", () -> rig.instances() == 1);
        assertThat(rig.area(0)).isCloseTo(PERSON_AREA, TWO_PERCENT);

        rig.window.list("instances").clickItem(0);
        rig.press(KeyEvent.VK_DELETE);
        rig.await("deleted", () -> rig.instances() == 0);
    }

    @Test
    void escape_clearsThePrompts_andUndoBringsThemBack() {
        rig.openSample();
        rig.click(172.5, 385.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        rig.press(KeyEvent.VK_ESCAPE);
        rig.awaitStatus("Ready");
        rig.pressControl(KeyEvent.VK_Z);
        rig.awaitMask();
    }

    @Test
    void tab_showsTheNextBestMask_whichIsThenAccepted() {
        rig.openSample();
        rig.click(172.5, 385.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        rig.window.toggleButton("candidate1").requireSelected();
        rig.press(KeyEvent.VK_TAB);
        rig.window.toggleButton("candidate2").requireSelected();
        rig.press(KeyEvent.VK_ENTER);
        rig.await("one instance", () -> rig.instances() == 1);
        assertThat(rig.area(0)).isNotEqualTo(PATCH_AREA);
    }

    @Test
    void aDeletedInstance_comesBackFirst_notPromptsThatWereClearedBefore() {
        acceptPatch();
        rig.click(223.5, 114.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        rig.press(KeyEvent.VK_ESCAPE);
        rig.awaitStatus("Ready");
        rig.window.list("instances").clickItem(0);
        rig.press(KeyEvent.VK_DELETE);
        rig.await("deleted", () -> rig.instances() == 0);

        rig.pressControl(KeyEvent.VK_Z);

        rig.await("back", () -> rig.instances() == 1);
        rig.awaitStatus("Ready");
    }

    @Test
    void aDigit_givesItsCategoryToTheSelectedInstance() {
        acceptPatch();
        rig.window.textBox("newCategory").enterText("patch\n\n");
        rig.press(KeyEvent.VK_1);
        rig.window.list("instances").clickItem(0);

        rig.press(KeyEvent.VK_2);

        rig.await("of the second category", () -> rig.instance(0).categoryId() == 2);
    }

    @Test
    void aBackgroundPointAlone_asksForOneOnTheObject() {
        rig.openSample();
        rig.click(20, 20, MouseButton.RIGHT_BUTTON);
        rig.awaitStatus("Now add a point on the object");
        rig.click(223.5, 114.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
    }

    @Test
    void aFileThatIsNoImage_isASentenceThatCanBeDismissed() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.png"), "not an image");
        rig.pressControlShift(KeyEvent.VK_O);
        rig.chooser().selectFile(broken.toFile()).approve();
        rig.awaitBanner("broken.png is not an image");
        JButton dismiss = rig.robot.finder().findByName("problem.dismiss", JButton.class, true);
        rig.robot.click(dismiss);
        rig.await("no banner", () -> !dismiss.isShowing());
    }

    private void acceptPatch() {
        rig.openSample();
        rig.click(172.5, 385.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        rig.press(KeyEvent.VK_ENTER);
        rig.await("one instance", () -> rig.instances() == 1);
    }

    private JsonNode export() throws Exception {
        Path target = folder.resolve("out.json");
        rig.export(target);
        return new ObjectMapper().readTree(target.toFile());
    }

    private String category() {
        JList<?> categories = rig.robot.finder().findByName("categories", JList.class);
        return GuiActionRunner.execute(() -> ((Category) categories.getSelectedValue()).name());
    }
}
