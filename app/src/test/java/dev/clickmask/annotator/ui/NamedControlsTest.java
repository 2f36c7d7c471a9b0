package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.canvas.ImageCanvas;
import java.awt.Component;
import java.awt.Container;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JMenu;
import javax.swing.JPopupMenu;
import javax.swing.JScrollBar;
import javax.swing.JSlider;
import javax.swing.JSpinner;
import javax.swing.text.JTextComponent;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;

/** Whoever cannot see a control, or does not know it, is told what it is. */
class NamedControlsTest extends InWindow {
    @Test
    void everyControl_hasAnAccessibleNameAndAToolTip() {
        Set<String> without = new LinkedHashSet<>(nameless());
        rig.openSample();
        rig.click(172.5, 385.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();
        without.addAll(nameless());
        for (String button : List.of("cleanUp", "masks", "categories.more")) {
            rig.window.button(button).click();
            without.addAll(nameless());
            rig.press(KeyEvent.VK_ESCAPE);
        }
        rig.window
                .list("categories")
                .item(0)
                .showPopupMenu()
                .menuItem("category.rename")
                .click();
        without.addAll(nameless());
        rig.press(KeyEvent.VK_ESCAPE);
        rig.window
                .list("categories")
                .item(0)
                .showPopupMenu()
                .menuItem("category.colour")
                .click();
        without.addAll(nameless());
        rig.press(KeyEvent.VK_ESCAPE);
        rig.press(KeyEvent.VK_F1);
        rig.await(
                "the sheet", () -> rig.robot.finder().findByName("keys.search").isShowing());
        without.addAll(nameless());

        assertThat(without).isEmpty();
    }

    @Test
    void everyControlOfADialog_hasANameToFindItBy_anAccessibleNameAndAToolTip() throws Exception {
        rig.openSample();
        Set<String> without = new LinkedHashSet<>();
        rig.pressControlShift(KeyEvent.VK_E);
        without.addAll(inDialog("exportDialog"));
        Path coco = Files.writeString(folder.resolve("none.json"), "{\"images\": [], \"annotations\": []}");
        rig.pressControl(KeyEvent.VK_I);
        rig.chooser().selectFile(coco.toFile()).approve();
        without.addAll(inDialog("importDialog"));
        GuiActionRunner.execute(() -> rig.choose("models"));
        without.addAll(inDialog("models"));
        rig.press(KeyEvent.VK_F1);
        without.addAll(inDialog("keySheet"));

        assertThat(without).isEmpty();
    }

    /** Waits for the dialog, looks through it, and closes it. */
    private List<String> inDialog(String name) {
        rig.await(name, () -> dialog(name).isPresent());
        List<String> unnamed = GuiActionRunner.execute(() -> {
            Window dialog = dialog(name).orElseThrow();
            List<String> found = new ArrayList<>();
            walk(dialog, found);
            unnamed(dialog, found);
            dialog.dispose();
            return found;
        });
        rig.await("the window has the keys again", () -> rig.window.target().isFocused());
        return unnamed;
    }

    private static Optional<Window> dialog(String name) {
        return Stream.of(Window.getWindows())
                .filter(window -> window.isShowing() && name.equals(window.getName()))
                .findFirst();
    }

    private static void unnamed(Component component, List<String> found) {
        if (component instanceof JComponent control
                && isControl(control)
                && (control.getName() == null || control.getName().isBlank())) {
            found.add("cannot be found: " + described(control));
        }
        if (component instanceof Container container && !hasPartsOfTheLookAndFeel(component)) {
            for (Component child : container.getComponents()) {
                unnamed(child, found);
            }
        }
    }

    private static List<String> nameless() {
        return GuiActionRunner.execute(() -> {
            List<String> found = new ArrayList<>();
            for (Window window : Window.getWindows()) {
                if (window.isShowing()) {
                    walk(window, found);
                }
            }
            return found;
        });
    }

    private static void walk(Component component, List<String> found) {
        if (component instanceof JComponent control && isControl(control)) {
            String name = control.getAccessibleContext().getAccessibleName();
            if (name == null || name.isBlank()) {
                found.add("no name: " + described(control));
            }
            String tip = control.getToolTipText();
            if (needsToolTip(control) && (tip == null || tip.isBlank())) {
                found.add("no tool tip: " + described(control));
            }
        }
        if (component instanceof JComponent owner && owner.getComponentPopupMenu() != null) {
            walk(owner.getComponentPopupMenu(), found);
        }
        if (component instanceof JMenu menu) {
            walk(menu.getPopupMenu(), found);
        }
        if (component instanceof Container container && !hasPartsOfTheLookAndFeel(component)) {
            for (Component child : container.getComponents()) {
                walk(child, found);
            }
        }
    }

    private static boolean isControl(JComponent component) {
        return component instanceof AbstractButton
                || component instanceof JSlider
                || component instanceof JList
                || component instanceof JComboBox
                || component instanceof JSpinner
                || component instanceof ImageCanvas
                || component instanceof JTextComponent;
    }

    /** A menu opens and says what it is; over the image, and over a message, a tip would hide what one looks at. */
    private static boolean needsToolTip(JComponent control) {
        boolean isMessage = control instanceof JTextComponent text && !text.isEditable();
        return !(control instanceof JMenu) && !(control instanceof ImageCanvas) && !isMessage;
    }

    /** Such as the arrows of a scroll bar. */
    private static boolean hasPartsOfTheLookAndFeel(Component component) {
        return component instanceof JScrollBar
                || component instanceof JComboBox
                || component instanceof JTextComponent
                || component instanceof JSpinner;
    }

    private static String described(JComponent component) {
        JPopupMenu popup = component.getParent() instanceof JPopupMenu menu ? menu : null;
        return component.getClass().getSimpleName()
                + " " + component.getName()
                + (component instanceof AbstractButton button ? " " + button.getText() : "")
                + (popup == null ? "" : " in " + popup.getName());
    }
}
