package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPopupMenu;
import javax.swing.KeyStroke;
import javax.swing.LayoutFocusTraversalPolicy;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;

/** A button that opens a small panel below itself, and closes it when it is pressed again. */
final class PopupButton extends JButton {
    private static final long serialVersionUID = 1L;

    private final JPopupMenu popup = new JPopupMenu();
    private final transient MarkedIcon chevron =
            new MarkedIcon(new FlatSVGIcon(PopupButton.class.getResource("chevron.svg")));
    // Times of events: the press that closes the panel must not open it again.
    private long pressedAt = -1;
    private long closedAt = -2;

    /**
     * Makes the button.
     *
     * @param closed called when the panel has closed; where it asks for the keyboard focus, it gets it. Opened by a key, the panel
     *     has it before, until Enter or Escape
     */
    PopupButton(String text, JComponent panel, Runnable closed) {
        super(text);
        setIcon(chevron);
        setHorizontalTextPosition(SwingConstants.LEADING);
        setIconTextGap(2);
        putClientProperty("JButton.buttonType", "toolBarButton");
        popup.add(panel);
        for (String key : List.of("ENTER", "ESCAPE")) {
            panel.registerKeyboardAction(
                    e -> popup.setVisible(false),
                    KeyStroke.getKeyStroke(key),
                    JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT);
        }
        popup.addPopupMenuListener(new Closing(closed));
        addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent e) {
                pressedAt = e.getWhen();
            }
        });
        addActionListener(e -> {
            if (pressedAt != closedAt) {
                boolean isByKey = pressedAt == -1;
                popup.show(this, 0, getHeight());
                if (isByKey) {
                    // Afterwards: on opening, the focus is given to the window.
                    SwingUtilities.invokeLater(() -> enter(panel));
                }
            }
            pressedAt = -1;
        });
    }

    private static void enter(JComponent panel) {
        Component first = new LayoutFocusTraversalPolicy().getFirstComponent(panel);
        if (first != null) {
            first.requestFocusInWindow();
        }
    }

    /** Shows by a dot whether something is set in the panel that acts while it is closed. */
    void setMarked(boolean marked) {
        if (marked != chevron.isMarked()) {
            chevron.setMarked(marked);
            repaint();
        }
    }

    @Override
    public void updateUI() {
        super.updateUI();
        // While it is closed, the panel is in no window that a change of the theme would reach.
        if (popup != null) {
            SwingUtilities.updateComponentTreeUI(popup);
        }
    }

    private final class Closing implements PopupMenuListener {
        private final Runnable closed;

        Closing(Runnable closed) {
            this.closed = closed;
        }

        @Override
        public void popupMenuWillBecomeVisible(PopupMenuEvent e) {
            // Nothing is to be done before.
        }

        @Override
        public void popupMenuWillBecomeInvisible(PopupMenuEvent e) {
            closedAt = EventQueue.getMostRecentEventTime();
            // Afterwards: on closing, the focus is given back to this button.
            SwingUtilities.invokeLater(closed);
        }

        @Override
        public void popupMenuCanceled(PopupMenuEvent e) {
            // Told as becoming invisible as well.
        }
    }
}
