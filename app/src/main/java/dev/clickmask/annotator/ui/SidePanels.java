package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Dimension;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JSplitPane;

/** The images on the left of the canvas, categories and instances on its right. For the event dispatch thread. */
final class SidePanels {
    private static final int WIDTH = 248;

    private final ImagesPanel images;
    private final CategoriesPanel categories;
    private final InstancesPanel instances;
    private final JPanel leftSide;
    private final JPanel rightSide;
    private final SidePanel left;
    private final SidePanel right;

    /** @param toCanvas gives the keyboard focus to the canvas */
    SidePanels(Messages messages, Workbench bench, Runnable toCanvas) {
        images = new ImagesPanel(messages, bench, toCanvas);
        categories = new CategoriesPanel(messages, bench, toCanvas);
        instances = new InstancesPanel(messages, bench);
        leftSide = side(images);
        rightSide = side(lists(categories, instances));
        left = new SidePanel(leftSide);
        right = new SidePanel(rightSide);
    }

    /** Puts them on both sides of what is in the middle. */
    JComponent around(JComponent centre) {
        return split(leftSide, split(centre, rightSide, "right", 1), "left", 0);
    }

    /** Adds the commands that hide them and show them. */
    void addSwitches(Commands commands) {
        commands.section("view")
                .addSwitch("leftPanel", Commands::always, left::isShown, left::toggle)
                .addSwitch("rightPanel", Commands::always, right::isShown, right::toggle);
    }

    /** Offers commands where they show what the commands are about. */
    void offer(Commands commands) {
        instances.offer(commands);
    }

    /** Lets the person type what image to search for. */
    void searchImages() {
        left.show();
        images.focusSearch();
    }

    /** Lets the person type the name of a category. */
    void nameCategory() {
        right.show();
        categories.focusName();
    }

    private static JComponent lists(CategoriesPanel categories, InstancesPanel instances) {
        JSplitPane lists = new JSplitPane(JSplitPane.VERTICAL_SPLIT, categories, instances);
        lists.setName("lists");
        lists.setResizeWeight(0.4);
        lists.setDividerLocation(UIScale.scale(280));
        return lists;
    }

    private static JSplitPane split(JComponent left, JComponent right, String name, double weight) {
        JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, left, right);
        split.setName(name);
        split.setResizeWeight(weight);
        return split;
    }

    private static JPanel side(JComponent content) {
        JPanel side = new JPanel(new BorderLayout());
        side.add(content);
        side.setMinimumSize(UIScale.scale(new Dimension(160, 0)));
        side.setPreferredSize(UIScale.scale(new Dimension(WIDTH, 0)));
        return side;
    }
}
