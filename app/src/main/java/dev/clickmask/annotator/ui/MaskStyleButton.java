package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.MaskLayer;
import dev.clickmask.annotator.canvas.MaskStyle;
import java.awt.BorderLayout;
import java.util.function.BiFunction;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** Opens a panel that says how masks are drawn: whether at all, as outlines, how opaque. */
final class MaskStyleButton extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient MaskLayer masks;
    private final PopupButton button;
    private final JCheckBox visible;
    private final JCheckBox outlines;
    private final SliderRow opacity;

    MaskStyleButton(Messages messages, MaskLayer masks, Runnable closed) {
        super(new BorderLayout());
        this.masks = masks;
        setOpaque(false);
        visible = box(messages, "masks.visible", MaskStyle::withVisible);
        outlines = box(messages, "masks.outlines", MaskStyle::withOutlineOnly);
        opacity = new SliderRow(
                        messages,
                        "masks.opacity",
                        "[]8[160!]8[]",
                        0,
                        100,
                        percent -> messages.text("masks.opacity.number", percent / 100.0))
                .onChange(percent -> masks.setStyle(masks.style().withOpacityPercent(percent)));
        button = new PopupButton(messages.text("masks.button"), panel(), closed);
        button.setName("masks");
        button.setToolTipText(messages.text("masks.tip"));
        button.getAccessibleContext().setAccessibleName(messages.text("masks"));
        add(button);
        masks.addListener(this::refresh);
        refresh();
    }

    private JComponent panel() {
        JPanel panel = new JPanel(new MigLayout("insets 8 12 8 12, wrap 1, gap 4"));
        panel.setOpaque(false);
        panel.add(visible);
        panel.add(outlines);
        panel.add(opacity);
        return panel;
    }

    private JCheckBox box(Messages messages, String id, BiFunction<MaskStyle, Boolean, MaskStyle> change) {
        JCheckBox box = new JCheckBox(messages.text(id));
        box.setName(id);
        box.setToolTipText(messages.text(id + ".tip"));
        box.addActionListener(e -> masks.setStyle(change.apply(masks.style(), box.isSelected())));
        return box;
    }

    private void refresh() {
        MaskStyle style = masks.style();
        visible.setSelected(style.visible());
        outlines.setSelected(style.outlineOnly());
        outlines.setEnabled(style.visible());
        opacity.show(style.opacityPercent());
        button.setMarked(!style.visible());
    }
}
