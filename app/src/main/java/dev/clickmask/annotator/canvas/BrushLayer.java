package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.geometry.ImagePoint;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import org.jspecify.annotations.Nullable;

/** The circle that the brush covers, where the mouse is. */
public final class BrushLayer implements Layer {
    private static final Color EDGE = new Color(0, 0, 0, 170);
    /** A circle smaller than this on the screen is drawn as large, so that it is seen. */
    private static final double SMALLEST = 2;

    private final BrushSize size;
    private @Nullable ImagePoint centre;

    public BrushLayer(BrushSize size) {
        this.size = size;
    }

    /** Shows the circle there; null if it is not to be seen. */
    void setCentre(@Nullable ImagePoint at) {
        centre = at;
    }

    @Override
    public void paint(Graphics2D g, Viewport viewport, double density) {
        if (centre != null) {
            double x = viewport.toViewX(centre.x());
            double y = viewport.toViewY(centre.y());
            double radius = Math.max(SMALLEST * density, size.diameter() / 2.0 * viewport.scale());
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            Ellipse2D circle = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
            g.setColor(EDGE);
            g.setStroke(new BasicStroke((float) (3 * density)));
            g.draw(circle);
            g.setColor(Color.WHITE);
            g.setStroke(new BasicStroke((float) (1.5 * density)));
            g.draw(circle);
        }
    }
}
