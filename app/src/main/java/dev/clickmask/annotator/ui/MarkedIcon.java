package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import javax.swing.Icon;
import javax.swing.UIManager;

/** An icon with room for a dot of the accent colour before it, so that nothing moves when the dot comes and goes. */
final class MarkedIcon implements Icon {
    private static final int DOT = 6;
    private static final int GAP = 2;

    private final Icon icon;
    private boolean marked;

    MarkedIcon(Icon icon) {
        this.icon = icon;
    }

    boolean isMarked() {
        return marked;
    }

    void setMarked(boolean shown) {
        marked = shown;
    }

    @Override
    public void paintIcon(Component c, Graphics g, int x, int y) {
        icon.paintIcon(c, g, x + UIScale.scale(DOT + GAP), y);
        if (marked) {
            Graphics2D own = (Graphics2D) g.create();
            try {
                own.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
                own.setColor(UIManager.getColor("Component.accentColor"));
                double size = UIScale.scale((float) DOT);
                own.fill(new Ellipse2D.Double(x, y + (getIconHeight() - size) / 2, size, size));
            } finally {
                own.dispose();
            }
        }
    }

    @Override
    public int getIconWidth() {
        return UIScale.scale(DOT + GAP) + icon.getIconWidth();
    }

    @Override
    public int getIconHeight() {
        return icon.getIconHeight();
    }
}
