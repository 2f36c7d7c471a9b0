package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.mask.Mask;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
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
    private final int[] pixels;

    /**
     * Begins with an empty picture.
     *
     * @param target of the size of the view and of {@code TYPE_INT_ARGB_PRE}
     */
    MaskOverlay(BufferedImage target, Viewport viewport, double density) {
        this.viewport = viewport;
        this.density = density;
        pixels = ((DataBufferInt) target.getRaster().getDataBuffer()).getData();
        Arrays.fill(pixels, 0);
    }

    /** Draws a mask over what is there. */
    void draw(Mask mask, MaskPaint paint) {
        int width = toPixels(paint.contourWidth());
        int haloWidth = toPixels(1);
        PixelBox window = viewport.view().pixels();
        // What lies just outside the view decides where the contour runs inside it.
        PixelBox near = grown(window, width + haloWidth);
        PixelBox area = grown(viewport.toView(mask.bounds()), haloWidth).intersection(near);
        if (mask.isEmpty() || area.isEmpty()) {
            return;
        }
        BitRaster shape = raster(mask, area);
        BitRaster inner = shape.eroded(width);
        if (paint.fillAlpha() > 0) {
            inner.forEachRun(window, (y, from, to) -> blend(y, from, to, paint.fill(), paint.fillAlpha()));
        }
        shape.minus(inner).forEachRun(window, (y, from, to) -> blend(y, from, to, paint.contour(), 255));
        shape.dilated(haloWidth).minus(shape).forEachRun(window, (y, from, to) -> blend(y, from, to, 0, HALO_ALPHA));
    }

    private int toPixels(int length) {
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

    /** Lays a colour over what is there; both are premultiplied. */
    private void blend(int y, int from, int to, int rgb, int alpha) {
        int row = y * viewport.view().width();
        int red = ((rgb >> 16) & 0xFF) * alpha / 255;
        int green = ((rgb >> 8) & 0xFF) * alpha / 255;
        int blue = (rgb & 0xFF) * alpha / 255;
        int source = (alpha << 24) | (red << 16) | (green << 8) | blue;
        int kept = 255 - alpha;
        for (int i = row + from; i < row + to; i++) {
            int below = pixels[i];
            pixels[i] = below == 0 ? source : source + scaled(below, kept);
        }
    }

    /** All four channels times {@code by / 256} or a little less, so that no sum overflows. */
    private static int scaled(int argb, int by) {
        int low = (((argb & 0xFF00FF) * by) >>> 8) & 0xFF00FF;
        int high = (((argb >>> 8) & 0xFF00FF) * by) & 0xFF00FF00;
        return high | low;
    }
}
