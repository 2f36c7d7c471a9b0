package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import javax.swing.JLabel;
import javax.swing.JList;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.fixture.JListFixture;
import org.assertj.swing.fixture.JPopupMenuFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of instances in the real window. */
class InstancesPanelTest extends InWindow {
    @BeforeEach
    void openASample() {
        rig.openSample();
    }

    @Test
    void theEye_hidesOnTheCanvasAndInTheList_andLeavesTheSelection() {
        BufferedImage before = rig.picture();
        rig.drawTriangle(100, 100);
        rig.press(KeyEvent.VK_S);
        rig.press(KeyEvent.VK_ESCAPE);
        rig.await("the triangle", () -> rig.changedSince(before) > 1000);

        clickEye(0);

        rig.await("nothing of it", () -> rig.changedSince(before) == 0);
        assertThat(spoken(0)).endsWith("hidden");
        list().requireNoSelection();
        clickEye(0);
        rig.await("the triangle again", () -> rig.changedSince(before) > 1000);
        assertThat(spoken(0)).doesNotContain("hidden");
    }

    @Test
    void theKeyHidesTheSelectedOnes_andAnotherShowsAll() {
        rig.drawTriangle(100, 100);
        rig.drawTriangle(300, 100);
        list().selectItems(0, 1);

        rig.press(KeyEvent.VK_V);

        rig.await(
                "both hidden",
                () -> spokenNow(0).endsWith("hidden") && spokenNow(1).endsWith("hidden"));
        rig.pressShift(KeyEvent.VK_V);
        rig.await(
                "none hidden",
                () -> !spokenNow(0).endsWith("hidden") && !spokenNow(1).endsWith("hidden"));
    }

    @Test
    void twoThatAreSelectedInTheList_areMergedByKey_andUndoGivesBothBack() {
        rig.drawTriangle(100, 100);
        rig.drawTriangle(300, 100);
        long lower = rig.area(0);
        long upper = rig.area(1);
        list().selectItems(0, 1);

        rig.press(KeyEvent.VK_M);

        rig.await("one", () -> rig.instances() == 1);
        assertThat(rig.area(0)).isEqualTo(lower + upper);
        rig.pressControl(KeyEvent.VK_Z);
        rig.await("two", () -> rig.instances() == 2);
    }

    @Test
    void aRightClick_selectsTheRow_andOffersTheCommands() {
        rig.drawTriangle(100, 100);
        rig.drawTriangle(300, 100);
        long upper = rig.area(1);

        JPopupMenuFixture menu = list().item(1).showPopupMenu();

        list().requireSelectedItems(1);
        menu.menuItem("merge").requireDisabled();
        menu.menuItem("delete").click();
        rig.await("the lower one is gone", () -> rig.instances() == 1);
        assertThat(rig.area(0)).isEqualTo(upper);
    }

    @Test
    void aDoubleClickOnARow_goesBackToThePrompts() {
        rig.click(172.5, 385.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        rig.press(KeyEvent.VK_ENTER);
        rig.await("accepted", () -> rig.instances() == 1);

        rig.doubleClick(list().target(), new Point(40, 10));

        rig.awaitMask();
    }

    @Test
    void theStatusLine_saysWhatTheToolInUseDoes() {
        rig.press(KeyEvent.VK_B);
        rig.awaitStatus("Ready: paint a new instance");
        rig.press(KeyEvent.VK_H);
        rig.awaitStatus("Ready: drag moves the image");
        rig.drawTriangle(100, 100);
        rig.awaitStatus("Ready: drag its corners");
        rig.press(KeyEvent.VK_E);
        rig.awaitStatus("Ready: erase from the selected instance");
        assertThat(rig.robot.finder().findByName("activity", JLabel.class).getToolTipText())
                .startsWith("Ready: erase");
    }

    private JListFixture list() {
        return rig.window.list("instances");
    }

    private String spoken(int row) {
        return GuiActionRunner.execute(() -> spokenNow(row));
    }

    private String spokenNow(int row) {
        return rig.spoken("instances", row);
    }

    private void clickEye(int row) {
        JList<?> list = list().target();
        Rectangle bounds = GuiActionRunner.execute(() -> list.getCellBounds(row, row));
        rig.robot.click(list, new Point(bounds.x + bounds.width - 20, bounds.y + bounds.height / 2));
    }
}
