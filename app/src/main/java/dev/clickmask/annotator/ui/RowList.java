package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.MouseEvent;
import java.util.Optional;
import java.util.function.Function;
import javax.swing.BorderFactory;
import javax.swing.JList;
import javax.swing.JScrollPane;
import javax.swing.ListModel;
import javax.swing.text.Position;
import org.jspecify.annotations.Nullable;

/**
 * A list of a side panel: rows of one height, measured for none of them, so that a thousand cost nothing.
 *
 * @param <T> kind of row
 */
class RowList<T> extends JList<T> {
    private static final long serialVersionUID = 1L;
    private static final int ROW_HEIGHT = 28;

    private final transient Function<T, String> tips;

    /**
     * Makes the list.
     *
     * @param drawn how a row looks
     * @param marked whether there is room for a mark before each row
     * @param tips what the tool tip of a row says
     */
    RowList(ListModel<T> rows, Function<T, RowRenderer.Row> drawn, boolean marked, Function<T, String> tips) {
        super(rows);
        this.tips = tips;
        setOpaque(false);
        setCellRenderer(new RowRenderer<>(drawn, marked));
        setFixedCellWidth(1);
    }

    /** The list in a pane that scrolls it up and down. */
    final JScrollPane inScrollPane() {
        JScrollPane scroll = new JScrollPane(this);
        scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        // With none, a change of the theme would bring its own.
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        return scroll;
    }

    /** The row there; none below the last. */
    final Optional<T> at(Point place) {
        int row = locationToIndex(place);
        Rectangle bounds = row < 0 ? null : getCellBounds(row, row);
        return bounds != null && bounds.contains(place) ? Optional.of(getModel().getElementAt(row)) : Optional.empty();
    }

    /** The menu is about to be shown for the row under the mouse or, by key, for the selected ones: then for none. */
    void beforeMenu(Optional<T> row) {
        // A menu may be the same for all rows.
    }

    @Override
    public @Nullable Point getPopupLocation(@Nullable MouseEvent e) {
        beforeMenu(e == null ? Optional.empty() : at(e.getPoint()));
        if (e != null) {
            return e.getPoint();
        }
        int lead = getLeadSelectionIndex();
        Rectangle row = lead < 0 ? null : getCellBounds(lead, lead);
        return row == null ? null : new Point(row.x + row.height, row.y + row.height);
    }

    @Override
    public @Nullable String getToolTipText(MouseEvent e) {
        return at(e.getPoint()).map(tips).orElseGet(this::getToolTipText);
    }

    /** Letters are for commands; looking for a row that begins with one would write out each row. */
    @Override
    public final int getNextMatch(String prefix, int startIndex, Position.Bias bias) {
        return -1;
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setFixedCellHeight(UIScale.scale(ROW_HEIGHT));
    }
}
