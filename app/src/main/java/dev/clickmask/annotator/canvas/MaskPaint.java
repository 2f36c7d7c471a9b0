package dev.clickmask.annotator.canvas;

/**
 * How one mask is drawn.
 *
 * @param fill {@code 0xRRGGBB}
 * @param fillAlpha opacity of the fill, 0 to 255
 * @param contour {@code 0xRRGGBB}
 * @param contourWidth width on a plain screen
 * @param dash length of the dashes of the contour on a plain screen; 0 for one without gaps
 */
record MaskPaint(int fill, int fillAlpha, int contour, int contourWidth, int dash) {
    /** A mask that may be accepted: in no colour of a category. */
    static final MaskPaint SUGGESTED = new MaskPaint(0, 0, 0xFFFFFF, 1, 4);

    private static final int CONTOUR = 2;
    private static final int SELECTED_CONTOUR = 3;

    MaskPaint(int fill, int fillAlpha, int contour, int contourWidth) {
        this(fill, fillAlpha, contour, contourWidth, 0);
    }

    /** An accepted mask. */
    static MaskPaint accepted(int rgb, MaskStyle style) {
        return new MaskPaint(rgb, style.fillAlpha(), rgb, CONTOUR);
    }

    /** The selected one of the accepted masks. */
    static MaskPaint selected(int rgb, MaskStyle style) {
        return new MaskPaint(rgb, style.fillAlpha(), brighter(rgb), SELECTED_CONTOUR);
    }

    /** The mask of the unfinished instance. */
    static MaskPaint unfinished(int rgb, MaskStyle style) {
        return new MaskPaint(rgb, style.fillAlpha(), brighter(rgb), CONTOUR);
    }

    /** The mask that a click would give. */
    static MaskPaint preview(int rgb, MaskStyle style) {
        return new MaskPaint(rgb, style.fillAlpha() * 3 / 8, brighter(rgb), 1);
    }

    /** Half way to white. */
    private static int brighter(int rgb) {
        return (rgb >> 1 & 0x7F7F7F) + 0x808080;
    }
}
