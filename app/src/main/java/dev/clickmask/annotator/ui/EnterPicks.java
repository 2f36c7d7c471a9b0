package dev.clickmask.annotator.ui;

import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JRootPane;
import javax.swing.SwingUtilities;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;

/** Makes Enter in an open list pick a row only: by itself, Swing presses the default button of the dialog as well. */
final class EnterPicks implements PopupMenuListener {
    private final JRootPane root;
    private final JButton button;
    private final Runnable closed;

    private EnterPicks(JRootPane root, JButton button, Runnable closed) {
        this.root = root;
        this.button = button;
        this.closed = closed;
    }

    /**
     * Makes it so for a list of a dialog whose default button is that one.
     *
     * @param closed called after the list has closed
     */
    static void in(JComboBox<?> list, JRootPane root, JButton button, Runnable closed) {
        list.addPopupMenuListener(new EnterPicks(root, button, closed));
    }

    @Override
    public void popupMenuWillBecomeVisible(PopupMenuEvent e) {
        root.setDefaultButton(null);
    }

    @Override
    public void popupMenuWillBecomeInvisible(PopupMenuEvent e) {
        // Later: the key that closes the list is still on its way to the button.
        SwingUtilities.invokeLater(() -> {
            root.setDefaultButton(button);
            closed.run();
        });
    }

    @Override
    public void popupMenuCanceled(PopupMenuEvent e) {}
}
