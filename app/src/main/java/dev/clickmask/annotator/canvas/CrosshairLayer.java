package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.geometry.ImagePoint;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Optional;

/** Two thin lines through the pointer, over the whole view, to see what it is level with; off at first. */
public final class CrosshairLayer implements Layer {
    private static final Color LINE = new Color(255, 255, 255, 200);
    /** Beside the line, so that it is seen on a white picture too. */
    private static final Color SHADE = new Color(0, 0, 0, 110);

    private Optional<ImagePoint> pointer = Optional.empty();
    private boolean on;

    /** Goes with the mouse on a canvas that paints it. */
    public void follow(ImageCanvas canvas) {
        canvas.addPointerListener(at -> {
            pointer = at;
            if (on) {
                canvas.repaint();
            }
        });
    }

    /** Whether it is shown. */
    public boolean isOn() {
        return on;
    }

    /** Shows or hides it; the canvas is to be painted anew. */
    public void setOn(boolean shown) {
        on = shown;
    }

    @Override
    public void paint(Graphics2D g, Viewport viewport, double density) {
        if (on) {
            pointer.ifPresent(at -> paint(g, at, viewport, density));
        }
    }

    private static void paint(Graphics2D g, ImagePoint at, Viewport viewport, double density) {
        int width = (int) Math.max(1, Math.round(density));
        int x = (int) Math.floor(viewport.toViewX(at.x())) - width / 2;
        int y = (int) Math.floor(viewport.toViewY(at.y())) - width / 2;
        int right = viewport.view().width();
        int bottom = viewport.view().height();
        g.setColor(SHADE);
        g.fillRect(0, y + width, right, width);
        g.fillRect(x + width, 0, width, bottom);
        g.setColor(LINE);
        g.fillRect(0, y, right, width);
        g.fillRect(x, 0, width, y);
        g.fillRect(x, y + width, width, bottom);
    }
}
