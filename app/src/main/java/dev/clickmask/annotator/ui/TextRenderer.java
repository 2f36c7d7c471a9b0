package dev.clickmask.annotator.ui;

import java.awt.Component;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JList;
import org.jspecify.annotations.Nullable;

/** Shows values by the texts of their names. */
final class TextRenderer extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1L;

    private final transient Messages messages;
    private final String prefix;

    /** The text of a value is at {@code prefix} and what its {@code toString} gives. */
    TextRenderer(Messages messages, String prefix) {
        this.messages = messages;
        this.prefix = prefix;
    }

    @Override
    public Component getListCellRendererComponent(
            JList<?> list, @Nullable Object value, int index, boolean selected, boolean focused) {
        Object text = value == null ? "" : messages.text(prefix + value);
        return super.getListCellRendererComponent(list, text, index, selected, focused);
    }
}
