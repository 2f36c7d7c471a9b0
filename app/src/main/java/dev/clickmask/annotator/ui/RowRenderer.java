package dev.clickmask.annotator.ui;

import java.awt.Color;
import java.awt.Component;
import java.util.function.Function;
import javax.swing.Icon;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.ListCellRenderer;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/**
 * Draws a row of a list: a short mark, a colour, a name that is cut where it is too long, a number on the right, and
 * perhaps an icon after it.
 *
 * @param <T> kind of row
 */
final class RowRenderer<T> extends RoundedRow implements ListCellRenderer<T> {
    private static final long serialVersionUID = 1L;

    private final JLabel mark = new JLabel("", SwingConstants.CENTER);
    private final JLabel name = new JLabel();
    private final JLabel number = new JLabel("", SwingConstants.RIGHT);
    private final JLabel last = new JLabel();
    private final transient Function<T, Row> rows;

    /**
     * What is shown of a row.
     *
     * @param unit follows the number where there is room for it
     * @param last icon at the right end, if there is one
     * @param isQuiet whether the name steps back behind others
     * @param spoken what is read aloud
     */
    record Row(
            String mark,
            Icon icon,
            String name,
            String number,
            String unit,
            @Nullable Icon last,
            boolean isQuiet,
            String spoken) {

        /** A row without an icon at its end. */
        Row(String mark, Icon icon, String name, String number) {
            this(mark, icon, name, number, "", null, false, name + " " + number);
        }
    }

    /**
     * Draws rows.
     *
     * @param marked whether there is room for marks
     */
    RowRenderer(Function<T, Row> rows, boolean marked) {
        super(new MigLayout(
                "insets 0 12 0 12, hidemode 3", (marked ? "[12!]8" : "") + "[grow, fill, 0::]8[]8[]", "[28!]"));
        this.rows = rows;
        setOpaque(false);
        name.setIconTextGap(8);
        if (marked) {
            add(mark);
        }
        // A label wants its whole text at the least, and would push the number out of the row.
        add(name, "wmin 0");
        add(number);
        add(last);
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends T> list, T value, int index, boolean isSelected, boolean focused) {
        selected = isSelected;
        setBackground(list.getSelectionBackground());
        Row row = rows.apply(value);
        mark.setText(row.mark());
        name.setIcon(row.icon());
        name.setText(row.name());
        last.setIcon(row.last());
        last.setVisible(row.last() != null);
        number.setText(row.number() + row.unit());
        if (!row.unit().isEmpty() && getPreferredSize().width > list.getWidth()) {
            number.setText(row.number());
        }
        Color quiet = selected ? list.getSelectionForeground() : UIManager.getColor("Clickmask.quiet.foreground");
        name.setForeground(row.isQuiet() ? quiet : selected ? list.getSelectionForeground() : list.getForeground());
        mark.setForeground(quiet);
        number.setForeground(quiet);
        last.setForeground(quiet);
        getAccessibleContext().setAccessibleName(row.spoken());
        return this;
    }
}
