package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.icons.FlatAbstractIcon;
import dev.clickmask.annotator.project.ImageStatus;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** How far an image is, told apart by shape as well as by colour. */
final class StatusIcon extends FlatAbstractIcon {
    private static final int SIZE = 14;
    private static final Color DONE = new Color(0x2E9E5B);
    private static final Color WORKED_ON = new Color(0xD98A00);

    private final ImageStatus status;

    StatusIcon(ImageStatus status) {
        super(SIZE, SIZE, null);
        this.status = status;
    }

    @Override
    protected void paintIcon(Component c, Graphics2D g) {
        g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Color quiet = c.getForeground();
        Ellipse2D ring = new Ellipse2D.Double(1.5, 1.5, SIZE - 3, SIZE - 3);
        switch (status) {
            case NEW -> {
                g.setColor(new Color(quiet.getRed(), quiet.getGreen(), quiet.getBlue(), 90));
                g.draw(ring);
            }
            case IN_PROGRESS -> {
                g.setColor(WORKED_ON);
                g.draw(ring);
                g.fill(new Arc2D.Double(ring.getBounds2D(), 90, -180, Arc2D.PIE));
            }
            case DONE -> {
                g.setColor(DONE);
                g.fill(new Ellipse2D.Double(0.5, 0.5, SIZE - 1, SIZE - 1));
                g.setColor(Color.WHITE);
                g.draw(tick());
            }
            case SKIPPED -> {
                g.setColor(quiet);
                g.draw(ring);
                g.draw(new Line2D.Double(3.5, SIZE - 3.5, SIZE - 3.5, 3.5));
            }
        }
    }

    private static Path2D tick() {
        Path2D tick = new Path2D.Double();
        tick.moveTo(4, 7.3);
        tick.lineTo(6.2, 9.5);
        tick.lineTo(10.2, 4.8);
        return tick;
    }
}
