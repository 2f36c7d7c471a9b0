package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.mask.Mask;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Draws masks into a transparent picture of the view: a translucent fill, a contour in full colour inside the mask, and
 * a dark halo outside of it, so that it reads on any picture.
 *
 * <p>A view pixel belongs to the mask if the image pixel under its centre does, so that at 100 % what is drawn is the
 * mask, pixel for pixel. The contour is found on view pixels as well: it stays equally thin at any zoom, and its cost
 * depends on the size of the view, not on that of the image or the length of the outline.
 */
final class MaskOverlay {
    private static final int HALO_ALPHA = 140;

    private final Viewport viewport;
    private final double density;
    private final PixelBox window;
    private final int[] pixels;

    /**
     * Draws over what is there in a part of a picture, and nothing beyond it.
     *
     * @param pixels of the whole view, with premultiplied alpha
     * @param part lies in the view
     */
    MaskOverlay(int[] pixels, PixelBox part, Viewport viewport, double density) {
        this.viewport = viewport;
        this.density = density;
        this.pixels = pixels;
        window = part;
    }

    /** Takes away what is there. */
    void clear() {
        for (int y = window.y(); y < window.endY(); y++) {
            int row = y * viewport.view().width();
            Arrays.fill(pixels, row + window.x(), row + window.endX(), 0);
        }
    }

    /**
     * Begins with an empty picture.
     *
     * @param target of the size of the view and of {@code TYPE_INT_ARGB_PRE}
     */
    MaskOverlay(BufferedImage target, Viewport viewport, double density) {
        this(MovingPicture.pixels(target), viewport.view().pixels(), viewport, density);
        clear();
    }

    /** The view pixels on which something of a mask may be drawn. */
    static PixelBox reach(Mask mask, Viewport viewport, double density) {
        return grown(viewport.toView(mask.bounds()), haloWidth(density));
    }

    /** Draws a mask over what is there. */
    void draw(Mask mask, MaskPaint paint) {
        int width = toPixels(paint.contourWidth(), density);
        int haloWidth = haloWidth(density);
        // What lies just outside the window decides where the contour runs inside it.
        PixelBox near = grown(window, width + haloWidth);
        PixelBox area = reach(mask, viewport, density).intersection(near);
        if (mask.isEmpty() || area.intersection(window).isEmpty()) {
            return;
        }
        BitRaster shape = raster(mask, area);
        BitRaster inner = shape.eroded(width);
        if (paint.fillAlpha() > 0) {
            inner.forEachRun(window, (y, from, to) -> blend(y, from, to, paint.fill(), paint.fillAlpha()));
        }
        shape.minus(inner).forEachRun(window, (y, from, to) -> line(y, from, to, paint));
        shape.dilated(haloWidth).minus(shape).forEachRun(window, (y, from, to) -> blend(y, from, to, 0, HALO_ALPHA));
    }

    private static int haloWidth(double density) {
        return toPixels(1, density);
    }

    private static int toPixels(int length, double density) {
        return (int) Math.max(1, Math.round(length * density));
    }

    private static PixelBox grown(PixelBox box, int by) {
        return new PixelBox(box.x() - by, box.y() - by, box.width() + 2 * by, box.height() + 2 * by);
    }

    private BitRaster raster(Mask mask, PixelBox area) {
        BitRaster raster = new BitRaster(area);
        int drawnRow = -1;
        for (int y = area.y(); y < area.endY(); y++) {
            int viewY = y;
            int row = viewport.imageRow(y);
            if (row == drawnRow && y > area.y()) {
                raster.copyRowAbove(y);
            } else {
                PixelBox line =
                        new PixelBox(mask.bounds().x(), row, mask.bounds().width(), 1);
                mask.forEachRun(
                        line,
                        (imageY, from, to) -> raster.fill(viewY, viewport.firstColumn(from), viewport.firstColumn(to)));
            }
            drawnRow = row;
        }
        return raster;
    }

    private void line(int y, int from, int to, MaskPaint paint) {
        if (paint.dash() == 0) {
            blend(y, from, to, paint.contour(), 255);
            return;
        }
        int dash = toPixels(paint.dash(), density);
        for (int x = from; x < to; x++) {
            if (isDash(x, y, dash)) {
                blend(y, x, x + 1, paint.contour(), 255);
            }
        }
    }

    /** Stripes across the picture cut a line into dashes without anyone following it; few lines run along the stripes. */
    private static boolean isDash(int x, int y, int dash) {
        return Math.floorMod((5 * x + 3 * y) / (5 * dash), 2) == 0;
    }

    /** Lays a colour over what is there; both are premultiplied. */
    private void blend(int y, int from, int to, int rgb, int alpha) {
        int row = y * viewport.view().width();
        int red = ((rgb >> 16) & 0xFF) * alpha / 255;
        int green = ((rgb >> 8) & 0xFF) * alpha / 255;
        int blue = (rgb & 0xFF) * alpha / 255;
        int source = (alpha << 24) | (red << 16) | (green << 8) | blue;
        int kept = 255 - alpha;
        // Neighbours are mostly alike, for what lies below is flat colours.
        int known = 0;
        int mixed = source;
        for (int i = row + from; i < row + to; i++) {
            int below = pixels[i];
            if (below != known) {
                known = below;
                mixed = source + scaled(below, kept);
            }
            pixels[i] = mixed;
        }
    }

    /** All four channels times {@code by / 256} or a little less, so that no sum overflows. */
    private static int scaled(int argb, int by) {
        int low = (((argb & 0xFF00FF) * by) >>> 8) & 0xFF00FF;
        int high = (((argb >>> 8) & 0xFF00FF) * by) & 0xFF00FF00;
        return high | low;
    }
}
