package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.util.function.Predicate;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JList;

/** Shows a model in the list: its name, and in a second line how large it is and whether it is here. */
final class ModelRowRenderer extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1L;

    private final transient ModelTexts texts;
    private static final float SMALL = 0.85f;

    private final transient Predicate<ListedModel> used;

    ModelRowRenderer(ModelTexts texts, Predicate<ListedModel> used) {
        this.texts = texts;
        this.used = used;
    }

    @Override
    public Component getListCellRendererComponent(
            JList<?> list, Object value, int index, boolean isSelected, boolean hasFocus) {
        super.getListCellRendererComponent(list, value, index, isSelected, hasFocus);
        if (value instanceof ModelRow row) {
            boolean isUsed = used.test(row.model());
            // The sizes that HTML has for its elements do not follow the scale.
            int small = Math.round(list.getFont().getSize() * SMALL);
            String name = ModelTexts.escaped(row.model().name());
            setText("<html>" + (isUsed ? "<b>" + name + "</b>" : name) + "<br><span style='font-size:" + small + "pt'>"
                    + ModelTexts.escaped(texts.brief(row, isUsed)) + "</span></html>");
            setBorder(BorderFactory.createEmptyBorder(
                    UIScale.scale(4), UIScale.scale(12), UIScale.scale(4), UIScale.scale(12)));
        }
        return this;
    }
}
