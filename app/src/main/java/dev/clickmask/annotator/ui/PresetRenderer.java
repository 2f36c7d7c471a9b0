package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.ui.keys.KeyPreset;
import java.awt.Component;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JList;

/** Shows presets of keys by the names of their programs. */
final class PresetRenderer extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1L;

    private final transient Messages messages;

    PresetRenderer(Messages messages) {
        this.messages = messages;
    }

    @Override
    public Component getListCellRendererComponent(
            JList<?> list, Object value, int index, boolean selected, boolean focused) {
        Object shown = value instanceof KeyPreset preset ? messages.text("keys.preset." + preset.id()) : value;
        return super.getListCellRendererComponent(list, shown, index, selected, focused);
    }
}
