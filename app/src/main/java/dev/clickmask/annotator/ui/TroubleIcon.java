package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.icons.FlatAbstractIcon;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** A triangle with an exclamation mark: something is wrong with the file. */
final class TroubleIcon extends FlatAbstractIcon {
    private static final int SIZE = 14;
    private static final Color FILL = new Color(0xC93A2B);

    TroubleIcon() {
        super(SIZE, SIZE, null);
    }

    @Override
    protected void paintIcon(Component c, Graphics2D g) {
        Path2D triangle = new Path2D.Double();
        triangle.moveTo(7, 1.5);
        triangle.lineTo(13, 12.5);
        triangle.lineTo(1, 12.5);
        triangle.closePath();
        g.setColor(FILL);
        g.fill(triangle);
        g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(triangle);
        g.setColor(Color.WHITE);
        g.draw(new Line2D.Double(7, 5, 7, 8.5));
        g.fill(new Ellipse2D.Double(6.1, 10.1, 1.8, 1.8));
    }
}
