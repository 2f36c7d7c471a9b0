package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.icons.FlatAbstractIcon;
import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** An eye in the colour of the text, struck through for what is not shown. */
final class EyeIcon extends FlatAbstractIcon {
    private static final int SIZE = 16;

    private final boolean open;

    EyeIcon(boolean open) {
        super(SIZE, SIZE, null);
        this.open = open;
    }

    @Override
    protected void paintIcon(Component c, Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(c.getForeground());
        g.setStroke(new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D lids = new Path2D.Double();
        lids.moveTo(1.5, 8);
        lids.curveTo(4, 2.8, 12, 2.8, 14.5, 8);
        lids.curveTo(12, 13.2, 4, 13.2, 1.5, 8);
        g.draw(lids);
        if (open) {
            g.fill(new Ellipse2D.Double(5.8, 5.8, 4.4, 4.4));
        } else {
            g.draw(new Line2D.Double(3, 13.5, 13, 2.5));
        }
    }
}
