package dev.clickmask.sam.matte;

/** A row of pixels, taken apart into what lies in front and what lies behind. */
final class ColourRow {
    private final byte[] alpha;
    private final byte[] foreground;
    private final byte[] background;

    /**
     * Takes the arrays over.
     *
     * @param alpha one byte a pixel
     * @param foreground blue, green and red of each pixel
     * @param background likewise
     */
    ColourRow(byte[] alpha, byte[] foreground, byte[] background) {
        this.alpha = alpha;
        this.foreground = foreground;
        this.background = background;
    }

    byte[] alpha() {
        return alpha;
    }

    byte[] foreground() {
        return foreground;
    }

    byte[] background() {
        return background;
    }
}
