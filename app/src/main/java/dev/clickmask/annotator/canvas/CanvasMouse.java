package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.Instance;
import java.awt.Cursor;
import java.awt.Point;
import java.awt.Toolkit;
import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.InputEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/**
 * Turns the mouse on the canvas into zooming, moving and, with Ctrl, selecting, and gives the rest to the tool. Alt, or
 * Ctrl and Shift, with the wheel is the tool's too; Shift alone with the wheel goes through a series.
 */
final class CanvasMouse extends MouseAdapter {
    private static final double ZOOM_PER_NOTCH = 1.15;

    private final ImageCanvas canvas;
    private @Nullable Tool tool;
    private @Nullable Editing editing;
    private @Nullable Point grip;
    private SliceWheel slices = SliceWheel.NONE;
    private boolean spaceHeld;
    /** What a fine wheel was turned, while it is not yet a whole notch. */
    private double turns;
    /** Whether the press was not the tool's, so that what follows is not either. */
    private boolean taken;

    CanvasMouse(ImageCanvas canvas) {
        this.canvas = canvas;
        canvas.addMouseListener(this);
        canvas.addMouseMotionListener(this);
        canvas.addMouseWheelListener(this);
        bindSpace("pressed SPACE", true);
        bindSpace("released SPACE", false);
        bindSpace("shift released SPACE", false);
        canvas.addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent e) {
                // The release of the key goes elsewhere.
                spaceHeld = false;
                showCursor();
            }
        });
    }

    private void bindSpace(String key, boolean held) {
        canvas.getInputMap(JComponent.WHEN_FOCUSED).put(KeyStroke.getKeyStroke(key), key);
        canvas.getActionMap().put(key, new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                spaceHeld = held;
                showCursor();
            }
        });
    }

    void setSliceWheel(SliceWheel next) {
        slices = next;
    }

    void setEditing(Editing next) {
        editing = next;
    }

    void setTool(Tool next) {
        if (tool != null) {
            tool.deactivate();
        }
        tool = next;
        next.activate();
        showCursor();
    }

    private void showCursor() {
        boolean moving = spaceHeld || grip != null;
        canvas.setCursor(moving || tool == null ? Cursor.getPredefinedCursor(Cursor.MOVE_CURSOR) : tool.cursor());
    }

    @Override
    public void mousePressed(MouseEvent e) {
        canvas.requestFocusInWindow();
        if (SwingUtilities.isMiddleMouseButton(e) || spaceHeld) {
            grip = e.getPoint();
            showCursor();
        } else if (tool != null && canvas.viewport().isPresent()) {
            Pointer pointer = pointer(e);
            taken = editing != null && (selects(e, pointer, editing) || reopens(e, pointer, editing));
            if (!taken) {
                tool.pressed(pointer);
                showCursor();
            }
        }
    }

    private static boolean selects(MouseEvent e, Pointer pointer, Editing edited) {
        if (!SwingUtilities.isLeftMouseButton(e) || !hasMenuKey(e)) {
            return false;
        }
        Picker picker = new Picker(edited.document());
        if (e.isShiftDown()) {
            picker.toggle(pointer.at());
        } else {
            picker.select(pointer.at());
        }
        return true;
    }

    /** Ctrl or, on macOS, Command. */
    private static boolean hasMenuKey(InputEvent e) {
        return (e.getModifiersEx() & Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx()) != 0;
    }

    private boolean reopens(MouseEvent e, Pointer pointer, Editing edited) {
        if (tool == null || !tool.reopens() || pointer.secondary() || e.getClickCount() != 2 || !edited.canReopen()) {
            return false;
        }
        Optional<Instance> instance = new Picker(edited.document()).preferred(pointer.at());
        instance.ifPresent(edited::reopen);
        return instance.isPresent();
    }

    @Override
    public void mouseDragged(MouseEvent e) {
        if (grip != null) {
            double scale = canvas.deviceScale();
            double dx = (e.getX() - grip.x) * scale;
            double dy = (e.getY() - grip.y) * scale;
            grip = e.getPoint();
            canvas.changeViewport(viewport -> viewport.movedBy(dx, dy));
        } else if (tool != null && !taken && canvas.viewport().isPresent()) {
            tool.dragged(pointer(e));
            showCursor();
        }
    }

    @Override
    public void mouseReleased(MouseEvent e) {
        if (grip != null) {
            grip = null;
            showCursor();
        } else if (tool != null && !taken && canvas.viewport().isPresent()) {
            tool.released(pointer(e));
            showCursor();
        }
        taken = false;
    }

    @Override
    public void mouseMoved(MouseEvent e) {
        if (tool != null && canvas.viewport().isPresent()) {
            tool.moved(pointer(e));
            showCursor();
        }
    }

    @Override
    public void mouseExited(MouseEvent e) {
        if (tool != null) {
            tool.exited();
        }
    }

    @Override
    public void mouseWheelMoved(MouseWheelEvent e) {
        if (e.isAltDown() || (e.isShiftDown() && hasMenuKey(e))) {
            int notches = notches(e);
            if (tool != null && notches != 0) {
                tool.turned(notches);
            }
            return;
        }
        if (e.isShiftDown() && slices.hasSlices()) {
            slices.turn(notches(e));
            return;
        }
        double factor = Math.pow(ZOOM_PER_NOTCH, -e.getPreciseWheelRotation());
        double scale = canvas.deviceScale();
        canvas.changeViewport(viewport -> viewport.zoomed(factor, e.getX() * scale, e.getY() * scale));
    }

    private int notches(MouseWheelEvent e) {
        turns -= e.getPreciseWheelRotation();
        int notches = (int) turns;
        turns -= notches;
        return notches;
    }

    private Pointer pointer(MouseEvent e) {
        Viewport viewport = canvas.viewport().orElseThrow();
        double scale = canvas.deviceScale();
        boolean secondary = SwingUtilities.isRightMouseButton(e) || e.isShiftDown();
        // The middle of the pixel that the mouse points at.
        return new Pointer(
                viewport.toImage((e.getX() + 0.5) * scale, (e.getY() + 0.5) * scale),
                canvas.density() / viewport.scale(),
                secondary,
                e.isAltDown(),
                Math.max(1, e.getClickCount()));
    }
}
