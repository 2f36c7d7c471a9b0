package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.geometry.PixelBox;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.util.Optional;
import java.util.function.Supplier;

/** The part of a slice that is in the sector of an object, and within it the box of the object in that slice. */
public final class SectorLayer implements Layer {
    private static final Color LINE = new Color(0xFFC107);
    private static final Color HALO = new Color(0, 0, 0, 150);

    private final Supplier<Optional<Boxes>> boxes;

    /**
     * Boxes in image pixels.
     *
     * @param sector that of the whole object
     * @param slice that of the slice alone, if the object was found in it
     */
    public record Boxes(PixelBox sector, Optional<PixelBox> slice) {}

    /** @param boxes those of the slice that is shown, if it is in the sector; asked whenever the canvas is painted */
    public SectorLayer(Supplier<Optional<Boxes>> boxes) {
        this.boxes = boxes;
    }

    @Override
    public void paint(Graphics2D g, Viewport viewport, double density) {
        boxes.get().ifPresent(shown -> {
            float line = (float) Math.max(1, Math.round(density));
            Stroke before = g.getStroke();
            shown.slice().ifPresent(box -> {
                float[] dashes = {4 * line, 4 * line};
                draw(g, viewport.toView(box), new BasicStroke(line, BasicStroke.CAP_BUTT, 0, 10, dashes, 0), line);
            });
            draw(g, viewport.toView(shown.sector()), new BasicStroke(2 * line), line);
            g.setStroke(before);
        });
    }

    private static void draw(Graphics2D g, PixelBox box, Stroke stroke, float line) {
        g.setStroke(new BasicStroke(4 * line));
        g.setColor(HALO);
        g.drawRect(box.x(), box.y(), box.width(), box.height());
        g.setStroke(stroke);
        g.setColor(LINE);
        g.drawRect(box.x(), box.y(), box.width(), box.height());
    }
}
