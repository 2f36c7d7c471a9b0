package dev.clickmask.sam.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/** Turns any {@link BufferedImage} into a new one of {@code TYPE_3BYTE_BGR}, by the rules of {@link RgbImage#of}. */
final class BgrConversion {
    private static final double WHITE = 255;

    private BgrConversion() {}

    static BufferedImage toBgr(BufferedImage source) {
        ColorModel colours = source.getColorModel();
        if (!(colours instanceof ComponentColorModel) || colours.isAlphaPremultiplied()) {
            return drawOverWhite(source);
        }
        if (isGray(colours) || colours.getColorSpace().isCS_sRGB()) {
            return scaleSamples(source);
        }
        return toBgr(convertToSrgb(source));
    }

    private static boolean isGray(ColorModel colours) {
        return colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    /** Right for palettes and packed pixels, which the drawing loops of Java 2D know. */
    private static BufferedImage drawOverWhite(BufferedImage source) {
        BufferedImage target = newBgr(source);
        Graphics2D graphics = target.createGraphics();
        graphics.drawImage(source, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return target;
    }

    private static BufferedImage convertToSrgb(BufferedImage source) {
        boolean alpha = source.getColorModel().hasAlpha();
        BufferedImage target = new BufferedImage(
                source.getWidth(),
                source.getHeight(),
                alpha ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        return new ColorConvertOp(null).filter(source, target);
    }

    /**
     * Reads the samples themselves. Drawing would take gray for linear light and brighten it, and goes pixel by pixel
     * through the colour model for more than 8 bits.
     */
    private static BufferedImage scaleSamples(BufferedImage source) {
        BufferedImage target = newBgr(source);
        byte[] bgr = ((DataBufferByte) target.getRaster().getDataBuffer()).getData();
        Raster raster = source.getRaster();
        SampleRange range = SampleRange.of(source);
        SampleRange alphaRange = SampleRange.full(source);
        boolean hasAlpha = source.getColorModel().hasAlpha();
        int bands = raster.getNumBands();
        int colourBands = bands - (hasAlpha ? 1 : 0);
        double[] row = new double[raster.getWidth() * bands];
        int to = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (int from = 0; from < row.length; from += bands) {
                double opacity = hasAlpha ? alphaRange.scale(row[from + bands - 1]) / WHITE : 1;
                for (int band = 2; band >= 0; band--) {
                    double sample = range.scale(row[from + Math.min(band, colourBands - 1)]);
                    bgr[to++] = (byte) Math.round(sample * opacity + WHITE * (1 - opacity));
                }
            }
        }
        return target;
    }

    private static BufferedImage newBgr(BufferedImage source) {
        return new BufferedImage(source.getWidth(), source.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    }
}
