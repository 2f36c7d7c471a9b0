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

    /** The range of the colour bands of a picture, by the rules of {@link RgbImage#of}. */
    static SampleRange of(BufferedImage picture) {
        ColorModel colours = picture.getColorModel();
        int bits = colours.getComponentSize(0);
        boolean singleChannel = colours.getNumColorComponents() == 1;
        boolean stretched = bits > 16 || isFloat(picture) || (bits > 8 && singleChannel);
        return stretched ? used(picture.getRaster(), colours.getNumColorComponents()) : full(picture);
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
        return low <= high ? new SampleRange(low, high) : new SampleRange(0, 1);
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
