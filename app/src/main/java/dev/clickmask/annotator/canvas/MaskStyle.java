package dev.clickmask.annotator.canvas;

/**
 * How masks are drawn, as the person likes it. Immutable.
 *
 * @param visible whether they are drawn at all
 * @param outlineOnly whether only their contours are
 * @param opacityPercent how much of the image a filled mask covers, 0 to 100
 */
public record MaskStyle(boolean visible, boolean outlineOnly, int opacityPercent) {
    /** What one begins with. */
    public static final MaskStyle DEFAULT = new MaskStyle(true, false, 40);

    public MaskStyle {
        if (opacityPercent < 0 || opacityPercent > 100) {
            throw new IllegalArgumentException("opacity of " + opacityPercent + " %");
        }
    }

    public MaskStyle withVisible(boolean other) {
        return new MaskStyle(other, outlineOnly, opacityPercent);
    }

    public MaskStyle withOutlineOnly(boolean other) {
        return new MaskStyle(visible, other, opacityPercent);
    }

    public MaskStyle withOpacityPercent(int other) {
        return new MaskStyle(visible, outlineOnly, other);
    }

    /** Opacity of the fill, 0 to 255. */
    int fillAlpha() {
        return outlineOnly ? 0 : opacityPercent * 255 / 100;
    }
}
