package dev.clickmask.sam.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/**
 * The sample values that become 0 and 255.
 *
 * @param low becomes black
 * @param high becomes full; equal to {@code low} in a picture of one value, which becomes black
 */
record SampleRange(double low, double high) {

    /** Encloses nothing. */
    static final SampleRange NONE = new SampleRange(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /**
     * The range of the colour bands of a picture, by the rules of {@link RgbImage#of}.
     *
     * @param used the finite samples of the picture or of what it is a part of; only asked where it is stretched
     */
    static SampleRange of(BufferedImage picture, SampleRange used) {
        if (!isStretched(picture)) {
            return full(picture);
        }
        return used.equals(NONE) ? new SampleRange(0, 1) : used;
    }

    /** The finite samples of the colour bands of a picture that is to be stretched; nothing of any other. */
    static SampleRange used(BufferedImage picture) {
        return isStretched(picture)
                ? used(picture.getRaster(), picture.getColorModel().getNumColorComponents())
                : NONE;
    }

    private static boolean isStretched(BufferedImage picture) {
        ColorModel colours = picture.getColorModel();
        int bits = colours.getComponentSize(0);
        boolean singleChannel = colours.getNumColorComponents() == 1;
        return bits > 16 || isFloat(picture) || (bits > 8 && singleChannel);
    }

    /** The smallest range that holds both. */
    SampleRange enclosing(SampleRange other) {
        return new SampleRange(Math.min(low, other.low), Math.max(high, other.high));
    }

    /** What the sample type can hold; 0 to 1 for floating point. */
    static SampleRange full(BufferedImage picture) {
        int bits = picture.getColorModel().getComponentSize(0);
        return isFloat(picture) ? new SampleRange(0, 1) : new SampleRange(0, (1L << bits) - 1);
    }

    private static SampleRange used(Raster raster, int colourBands) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double[] row = new double[raster.getWidth()];
        for (int band = 0; band < colourBands; band++) {
            for (int y = 0; y < raster.getHeight(); y++) {
                raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, band, row);
                for (double sample : row) {
                    if (Double.isFinite(sample)) {
                        low = Math.min(low, sample);
                        high = Math.max(high, sample);
                    }
                }
            }
        }
        return new SampleRange(low, high);
    }

    private static boolean isFloat(BufferedImage picture) {
        int type = picture.getRaster().getDataBuffer().getDataType();
        return type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE;
    }

    /** From 0 to 255, not rounded; values outside are clamped and NaN is 0. */
    double scale(double sample) {
        if (!(sample > low)) {
            return 0;
        }
        return sample >= high ? 255 : (sample - low) * 255 / (high - low);
    }
}
