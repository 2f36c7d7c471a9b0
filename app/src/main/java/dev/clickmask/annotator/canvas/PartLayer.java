package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.geometry.PixelBox;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Optional;
import java.util.function.Supplier;

/** A thin frame around the part of the image that the model sees in more detail, while there is one. */
public final class PartLayer implements Layer {
    private static final Color LINE = new Color(255, 255, 255, 200);
    /** Inside of the line, so that it is seen on a white picture too. */
    private static final Color SHADE = new Color(0, 0, 0, 110);

    private final Supplier<Optional<PixelBox>> part;

    /** @param part in image pixels; asked whenever the canvas is painted */
    public PartLayer(Supplier<Optional<PixelBox>> part) {
        this.part = part;
    }

    @Override
    public void paint(Graphics2D g, Viewport viewport, double density) {
        part.get().map(viewport::toView).ifPresent(box -> {
            int width = (int) Math.max(1, Math.round(density));
            // Within the part: often it is just what is in view.
            frame(g, box, 0, width, LINE);
            frame(g, box, width, width, SHADE);
        });
    }

    private static void frame(Graphics2D g, PixelBox box, int inset, int line, Color colour) {
        int x = box.x() + inset;
        int y = box.y() + inset;
        int width = box.width() - 2 * inset;
        int height = box.height() - 2 * inset;
        g.setColor(colour);
        g.fillRect(x, y, width, line);
        g.fillRect(x, y + height - line, width, line);
        g.fillRect(x, y + line, line, height - 2 * line);
        g.fillRect(x + width - line, y + line, line, height - 2 * line);
    }
}
