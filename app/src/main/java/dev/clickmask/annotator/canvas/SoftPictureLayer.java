package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.geometry.PixelBox;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A picture with soft edges over a chequered ground, in the place of the image and its masks. */
public final class SoftPictureLayer implements Layer {
    /** Side of a square of the ground on a plain screen. */
    private static final double SQUARE = 8;

    private static final int OPAQUE = 255;

    private final MovingPicture<Shown> cache = new MovingPicture<>(
            BufferedImage.TYPE_INT_RGB,
            (before, after, viewport) -> List.of(viewport.view().pixels()));
    private @Nullable SoftPicture picture;
    /** Reused, so that moving the image makes no garbage. */
    private int[] alpha = {};

    private record Shown(SoftPicture picture, int background, int square) {
        /** The grey of the ground: light in a light window and dark in a dark one, so that neither blinds. */
        int ground(int x, int y) {
            boolean dark = (background >> 8 & 0xFF) < 128;
            boolean odd = (Math.floorDiv(x, square) + Math.floorDiv(y, square) & 1) == 1;
            return dark ? (odd ? 0x4A : 0x62) : (odd ? 0xD0 : 0xFF);
        }
    }

    /** Shows a picture, or nothing. */
    public void setPicture(@Nullable SoftPicture wanted) {
        picture = wanted;
    }

    @Override
    public void paint(Graphics2D g, Viewport viewport, double density) {
        if (picture != null) {
            int square = (int) Math.max(1, Math.round(SQUARE * density));
            Shown shown = new Shown(picture, g.getBackground().getRGB(), square);
            g.drawImage(cache.get(shown, viewport, (part, target) -> draw(shown, viewport, part, target)), 0, 0, null);
        }
    }

    private void draw(Shown shown, Viewport viewport, PixelBox part, int[] target) {
        if (alpha.length != target.length) {
            alpha = new int[target.length];
        }
        new PictureScaler(shown.picture().colours(), viewport, shown.background()).draw(part, target);
        // Beside the picture there is no ground to be seen.
        new PictureScaler(shown.picture().alpha(), viewport, 0xFFFFFF).draw(part, alpha);
        int width = viewport.view().width();
        for (int y = part.y(); y < part.endY(); y++) {
            for (int x = part.x(); x < part.endX(); x++) {
                int at = y * width + x;
                int rest = OPAQUE - (alpha[at] & 0xFF);
                if (rest > 0) {
                    // The squares go with the image when that is moved.
                    int ground = shown.ground(x - (int) viewport.left(), y - (int) viewport.top());
                    target[at] = over(target[at], ground * rest / OPAQUE);
                }
            }
        }
    }

    /** Colour and alpha are rounded apart, so their sum may be one too much. */
    private static int over(int colour, int grey) {
        int red = Math.min(OPAQUE, (colour >> 16 & 0xFF) + grey);
        int green = Math.min(OPAQUE, (colour >> 8 & 0xFF) + grey);
        int blue = Math.min(OPAQUE, (colour & 0xFF) + grey);
        return red << 16 | green << 8 | blue;
    }
}
