package dev.clickmask.annotator.ui;

import java.awt.BorderLayout;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;

/**
 * A part of the window that is made when it is shown for the first time, as most starts do without it. Invisible until then.
 *
 * @param <T> the part
 */
final class LatePanel<T extends JComponent> extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<T> maker;
    private transient @Nullable T content;

    LatePanel(Supplier<T> maker) {
        super(new BorderLayout());
        this.maker = maker;
        setOpaque(false);
        setVisible(false);
    }

    /** The part, if it was shown already. */
    Optional<T> content() {
        return Optional.ofNullable(content);
    }

    @Override
    public void setVisible(boolean visible) {
        if (visible && content == null) {
            T made = maker.get();
            content = made;
            add(made);
        }
        super.setVisible(visible);
    }
}
