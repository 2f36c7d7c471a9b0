package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.LayoutManager;
import java.awt.RenderingHints;
import javax.swing.JPanel;

/** A row of a list, which has a rounded ground of its own where it is selected. */
abstract class RoundedRow extends JPanel {
    private static final long serialVersionUID = 1L;

    private static final int ARC = 6;
    private static final int INSET = 4;

    boolean selected;

    RoundedRow(LayoutManager layout) {
        super(layout);
    }

    @Override
    protected void paintComponent(Graphics g) {
        if (selected) {
            Graphics2D own = (Graphics2D) g.create();
            try {
                own.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
                own.setColor(getBackground());
                int arc = UIScale.scale(2 * ARC);
                int inset = UIScale.scale(INSET);
                own.fillRoundRect(inset, 0, getWidth() - 2 * inset, getHeight(), arc, arc);
            } finally {
                own.dispose();
            }
        }
    }
}
