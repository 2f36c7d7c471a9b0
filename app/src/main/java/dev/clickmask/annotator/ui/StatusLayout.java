package dev.clickmask.annotator.ui;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager;
import java.util.ArrayList;
import java.util.List;

/**
 * Cells side by side, of which the first takes what the others leave. Where all do not fit, the least important ones go
 * without, one after the other, until the first has its least width.
 */
final class StatusLayout implements LayoutManager {
    private final int gap;
    private final int firstWidth;
    private final int height;
    private final List<Component> leastImportantFirst = new ArrayList<>();

    /** @param firstWidth the least width of the first cell */
    StatusLayout(int gap, int firstWidth, int height) {
        this.gap = gap;
        this.firstWidth = firstWidth;
        this.height = height;
    }

    /** The cells that may go without, the least important one first. */
    void setDispensable(List<? extends Component> cells) {
        leastImportantFirst.clear();
        leastImportantFirst.addAll(cells);
    }

    @Override
    public void layoutContainer(Container parent) {
        Insets insets = parent.getInsets();
        int available = parent.getWidth() - insets.left - insets.right;
        List<Component> shown = new ArrayList<>(List.of(parent.getComponents()));
        Component first = shown.remove(0);
        for (Component cell : leastImportantFirst) {
            if (firstWidth + width(shown) > available) {
                shown.remove(cell);
                cell.setBounds(0, 0, 0, 0);
            }
        }
        int y = insets.top;
        int cellHeight = parent.getHeight() - insets.top - insets.bottom;
        int x = insets.left + Math.max(0, available - width(shown));
        first.setBounds(insets.left, y, x - insets.left, cellHeight);
        for (Component cell : shown) {
            int width = cell.getPreferredSize().width;
            x += width == 0 ? 0 : gap;
            cell.setBounds(x, y, width, cellHeight);
            x += width;
        }
    }

    /** What cells take with the gaps before them; an empty one takes nothing. */
    private int width(List<Component> cells) {
        return cells.stream()
                .mapToInt(cell -> cell.getPreferredSize().width)
                .map(width -> width == 0 ? 0 : width + gap)
                .sum();
    }

    @Override
    public Dimension preferredLayoutSize(Container parent) {
        List<Component> cells = new ArrayList<>(List.of(parent.getComponents()));
        cells.remove(0);
        return size(parent, firstWidth + width(cells));
    }

    @Override
    public Dimension minimumLayoutSize(Container parent) {
        return size(parent, firstWidth);
    }

    private Dimension size(Container parent, int width) {
        Insets insets = parent.getInsets();
        return new Dimension(width + insets.left + insets.right, height + insets.top + insets.bottom);
    }

    @Override
    public void addLayoutComponent(String name, Component component) {
        // The order of the container is enough.
    }

    @Override
    public void removeLayoutComponent(Component component) {
        leastImportantFirst.remove(component);
    }
}
