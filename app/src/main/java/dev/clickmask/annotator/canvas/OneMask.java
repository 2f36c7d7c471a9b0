package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.mask.Mask;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** A mask alone in its picture, which is drawn anew only when something of it changed. */
final class OneMask {
    private final PictureCache<Shown> cache = new PictureCache<>(BufferedImage.TYPE_INT_ARGB_PRE);

    private record Shown(Mask mask, MaskPaint paint, Viewport viewport, double density) {
        void draw(BufferedImage target) {
            new MaskOverlay(target, viewport, density).draw(mask, paint);
        }
    }

    void paint(Graphics2D g, Mask mask, MaskPaint paint, Viewport viewport, double density) {
        Shown shown = new Shown(mask, paint, viewport, density);
        g.drawImage(cache.get(shown, viewport.view(), shown::draw), 0, 0, null);
    }
}
