package dev.clickmask.annotator.ui;

import java.awt.Dimension;
import javax.swing.JLabel;
import javax.swing.SwingConstants;
import org.jspecify.annotations.Nullable;

/** A cell of the status bar; one for numbers keeps its width, so that nothing moves when they change. */
final class StatusCell extends JLabel {
    private static final long serialVersionUID = 1L;

    private final @Nullable String longest;

    /**
     * Makes an empty cell.
     *
     * @param longest the text whose width it keeps; null if it is as wide as its own
     */
    StatusCell(String name, String tip, @Nullable String longest) {
        super("", SwingConstants.TRAILING);
        this.longest = longest;
        setName(name);
        setToolTipText(tip);
        getAccessibleContext().setAccessibleDescription(tip);
        putClientProperty("FlatLaf.style", "foreground: $Clickmask.quiet.foreground");
    }

    @Override
    public Dimension getPreferredSize() {
        Dimension size = super.getPreferredSize();
        if (longest == null) {
            return getText().isEmpty() ? new Dimension(0, size.height) : size;
        }
        return new Dimension(getFontMetrics(getFont()).stringWidth(longest), size.height);
    }
}
