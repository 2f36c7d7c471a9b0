package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;

/**
 * How the image lies in the canvas: the one place where image coordinates become view coordinates and back. View
 * coordinates are device pixels from the top left corner of the canvas, so that at scale 1 an image pixel is a pixel of
 * the screen whatever its density.
 *
 * @param image size of the image
 * @param view size of the canvas
 * @param scale view pixels an image pixel
 * @param left where the left edge of the image lies; a whole number, so that pixels meet at scale 1
 * @param top where its top edge lies; a whole number
 */
public record Viewport(Size image, Size view, double scale, double left, double top) {
    private static final double MAX_SCALE = 64;
    /** Free space around an image that is made to fit, as a part of the canvas. */
    private static final double FIT = 0.96;
    /** How much of the image must stay visible when it is moved. */
    private static final double HOLD = 48;

    public Viewport {
        left = Math.rint(clamp(left, HOLD - image.width() * scale, view.width() - HOLD));
        top = Math.rint(clamp(top, HOLD - image.height() * scale, view.height() - HOLD));
    }

    private static double clamp(double value, double min, double max) {
        return min > max ? (min + max) / 2 : Math.max(min, Math.min(max, value));
    }

    /** The whole image in the middle of the view; a small one grows to at most 400 %. */
    public static Viewport fit(Size image, Size view) {
        double fitting = Math.min(FIT * view.width() / image.width(), FIT * view.height() / image.height());
        return centred(image, view, Math.min(4, fitting));
    }

    /** A place of the image in the middle of the view, or as near to it as some of the image stays visible. */
    static Viewport of(Size image, Size view, CanvasView wanted) {
        return new Viewport(
                image,
                view,
                wanted.scale(),
                view.width() / 2.0 - wanted.centre().x() * wanted.scale(),
                view.height() / 2.0 - wanted.centre().y() * wanted.scale());
    }

    /** The scale and what lies in the middle of the view. */
    CanvasView lookedAt() {
        return new CanvasView(scale, toImage(view.width() / 2.0, view.height() / 2.0));
    }

    private static Viewport centred(Size image, Size view, double scale) {
        double left = (view.width() - image.width() * scale) / 2;
        double top = (view.height() - image.height() * scale) / 2;
        return new Viewport(image, view, scale, left, top);
    }

    /** The same place of the image in the middle of a view of another size. */
    public Viewport resized(Size other) {
        return new Viewport(
                image,
                other,
                scale,
                left + (other.width() - view.width()) / 2.0,
                top + (other.height() - view.height()) / 2.0);
    }

    /** Moved by view pixels. */
    public Viewport movedBy(double dx, double dy) {
        return new Viewport(image, view, scale, left + dx, top + dy);
    }

    /** Larger or smaller by a factor, while what is at (x, y) of the view stays there. */
    public Viewport zoomed(double factor, double x, double y) {
        double smallest = Math.min(1, fit(image, view).scale / 2);
        double zoomedScale = clamp(scale * factor, smallest, MAX_SCALE);
        double ratio = zoomedScale / scale;
        return new Viewport(image, view, zoomedScale, x - (x - left) * ratio, y - (y - top) * ratio);
    }

    /** At this scale, while the middle of the view stays where it is. */
    public Viewport atScale(double wanted) {
        return zoomed(wanted / scale, view.width() / 2.0, view.height() / 2.0);
    }

    public double toViewX(double imageX) {
        return left + imageX * scale;
    }

    public double toViewY(double imageY) {
        return top + imageY * scale;
    }

    /** The place in the image under (x, y) of the view; may lie outside of it. */
    public ImagePoint toImage(double x, double y) {
        return new ImagePoint((x - left) / scale, (y - top) / scale);
    }

    /** The image pixels of which something is in the view. */
    public PixelBox visible() {
        ImagePoint first = toImage(0, 0);
        ImagePoint end = toImage(view.width(), view.height());
        int x = (int) Math.floor(first.x());
        int y = (int) Math.floor(first.y());
        int endX = (int) Math.ceil(end.x());
        int endY = (int) Math.ceil(end.y());
        return new PixelBox(x, y, endX - x, endY - y).intersection(image.pixels());
    }

    /** The view pixels whose centres lie in a box of image pixels; may reach beyond the view. */
    PixelBox toView(PixelBox pixels) {
        int x = firstColumn(pixels.x());
        int y = firstRow(pixels.y());
        return new PixelBox(x, y, firstColumn(pixels.endX()) - x, firstRow(pixels.endY()) - y);
    }

    /** The first view column whose centre is not left of an image column's left edge. */
    int firstColumn(int imageX) {
        return (int) Math.ceil(toViewX(imageX) - 0.5);
    }

    /** The first view row whose centre is not above an image row's top edge. */
    int firstRow(int imageY) {
        return (int) Math.ceil(toViewY(imageY) - 0.5);
    }

    /** The image row under the centre of a view row; may lie outside of the image. */
    int imageRow(int viewY) {
        return (int) Math.floor((viewY + 0.5 - top) / scale);
    }
}
