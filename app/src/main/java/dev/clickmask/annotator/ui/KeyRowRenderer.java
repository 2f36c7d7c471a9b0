package dev.clickmask.annotator.ui;

import java.awt.Component;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import net.miginfocom.swing.MigLayout;

/** Shows what is done on the left and the keys that do it on the right. */
final class KeyRowRenderer implements ListCellRenderer<KeyRow> {

    @Override
    public Component getListCellRendererComponent(
            JList<? extends KeyRow> list, KeyRow row, int index, boolean selected, boolean focused) {
        boolean marked = selected && row.command() != null;
        JPanel panel =
                new JPanel(new MigLayout("insets 0 16 0 16, fill", "[grow]16[]", row.title() ? "[36!]" : "[30!]"));
        panel.setOpaque(marked);
        panel.setBackground(list.getSelectionBackground());
        JLabel text = new JLabel(row.text());
        if (row.title()) {
            text.putClientProperty("FlatLaf.styleClass", "h4");
        }
        text.setForeground(marked ? list.getSelectionForeground() : list.getForeground());
        panel.add(text, row.title() ? "aligny bottom, gapbottom 4" : "");
        JPanel caps = new JPanel(new MigLayout("insets 0, gap 4"));
        caps.setOpaque(false);
        row.caps().forEach(cap -> caps.add(new KeyCap(cap)));
        panel.add(caps, "alignx right");
        panel.getAccessibleContext()
                .setAccessibleName(row.text() + (row.caps().isEmpty() ? "" : ": " + String.join(", ", row.caps())));
        return panel;
    }
}
