package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.util.UIScale;
import dev.clickmask.annotator.document.Instance;
import java.awt.Point;
import java.awt.event.MouseEvent;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.ListModel;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/** A list of instances with an eye at the end of each row, which is pressed without selecting the row. */
final class InstanceList extends RowList<Instance> {
    private static final long serialVersionUID = 1L;
    /** From the right end of a row; beside the icon a little is forgiven. */
    private static final int EYE_WIDTH = 34;

    private final transient Consumer<Instance> eye;
    private final String eyeTip;
    private boolean eyePressed;

    /**
     * Makes the list.
     *
     * @param eye told whose eye was pressed
     * @param eyeTip what the tool tip of an eye says
     */
    InstanceList(
            ListModel<Instance> rows,
            Function<Instance, RowRenderer.Row> drawn,
            Function<Instance, String> tips,
            Consumer<Instance> eye,
            String eyeTip) {
        super(rows, drawn, false, tips);
        this.eye = eye;
        this.eyeTip = eyeTip;
    }

    private boolean isEye(Point place) {
        return place.x >= getWidth() - UIScale.scale(EYE_WIDTH);
    }

    @Override
    protected void processMouseEvent(MouseEvent e) {
        if (e.getID() == MouseEvent.MOUSE_PRESSED) {
            Optional<Instance> pressed =
                    SwingUtilities.isLeftMouseButton(e) && isEye(e.getPoint()) ? at(e.getPoint()) : Optional.empty();
            eyePressed = pressed.isPresent();
            pressed.ifPresent(eye);
        }
        boolean isPress = e.getID() != MouseEvent.MOUSE_ENTERED && e.getID() != MouseEvent.MOUSE_EXITED;
        if (!eyePressed || !isPress) {
            super.processMouseEvent(e);
        }
    }

    @Override
    protected void processMouseMotionEvent(MouseEvent e) {
        if (!eyePressed || e.getID() != MouseEvent.MOUSE_DRAGGED) {
            super.processMouseMotionEvent(e);
        }
    }

    /** The menu is about the row under the mouse, with the other selected ones if it is one of them. */
    @Override
    void beforeMenu(Optional<Instance> row) {
        row.filter(one -> !getSelectedValuesList().contains(one)).ifPresent(one -> setSelectedValue(one, false));
    }

    @Override
    public @Nullable String getToolTipText(MouseEvent e) {
        return isEye(e.getPoint()) && at(e.getPoint()).isPresent() ? eyeTip : super.getToolTipText(e);
    }
}
