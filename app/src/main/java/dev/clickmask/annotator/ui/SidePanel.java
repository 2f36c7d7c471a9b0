package dev.clickmask.annotator.ui;

import javax.swing.JComponent;
import javax.swing.JSplitPane;

/** One side of a split pane that can be hidden and comes back as large as it was. For the event dispatch thread. */
final class SidePanel {
    private final JComponent panel;

    /**
     * Works on a panel that is, or will be, one side of a split pane.
     */
    SidePanel(JComponent panel) {
        this.panel = panel;
    }

    boolean isShown() {
        return panel.isVisible();
    }

    /** Shows it if it is hidden. */
    void show() {
        if (!isShown()) {
            toggle();
        }
    }

    /** Hides it, or shows it again. */
    void toggle() {
        if (panel.isVisible()) {
            panel.setPreferredSize(panel.getSize());
            panel.setVisible(false);
        } else {
            panel.setVisible(true);
            if (panel.getParent() instanceof JSplitPane split) {
                split.resetToPreferredSizes();
            }
        }
    }
}
