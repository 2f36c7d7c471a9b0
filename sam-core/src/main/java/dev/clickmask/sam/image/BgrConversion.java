package dev.clickmask.sam.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Arrays;

/** Turns any {@link BufferedImage} into one of {@code TYPE_3BYTE_BGR}, by the rules of {@link RgbImage#of}. */
final class BgrConversion {
    private static final double WHITE = 255;

    private static final int[] BLUE_GREEN_RED = {2, 1, 0};

    private BgrConversion() {}

    /** The picture itself if it is of that type, one array, and packed. */
    static BufferedImage toBgr(BufferedImage source) {
        return toBgr(source, SampleRange.used(source));
    }

    /**
     * The same for a part of a picture.
     *
     * @param used {@link SampleRange#used} of the whole picture
     */
    static BufferedImage toBgr(BufferedImage source, SampleRange used) {
        if (isPackedBgr(source)) {
            return source;
        }
        ColorModel colours = source.getColorModel();
        if (!(colours instanceof ComponentColorModel) || colours.isAlphaPremultiplied()) {
            return drawOverWhite(source);
        }
        if (isGray(colours) || colours.getColorSpace().isCS_sRGB()) {
            return is8Bit(source) ? reorderSamples(source) : scaleSamples(source, used);
        }
        return toBgr(convertToSrgb(source), SampleRange.NONE);
    }

    /** The bytes of a packed picture. */
    static byte[] bytes(BufferedImage bgr) {
        return ((DataBufferByte) bgr.getRaster().getDataBuffer()).getData();
    }

    private static boolean isPackedBgr(BufferedImage picture) {
        if (picture.getType() != BufferedImage.TYPE_3BYTE_BGR) {
            return false;
        }
        Raster raster = picture.getRaster();
        // A sub-image has the type of its parent, but its rows lie apart in the parent's array.
        return raster.getParent() == null
                && raster.getDataBuffer().getSize() == 3 * picture.getWidth() * picture.getHeight()
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel layout
                && Arrays.equals(layout.getBandOffsets(), BLUE_GREEN_RED);
    }

    /** Whether its samples are colours as they stand. */
    private static boolean is8Bit(BufferedImage picture) {
        return picture.getRaster().getTransferType() == DataBuffer.TYPE_BYTE
                && picture.getColorModel().getComponentSize(0) == 8
                && !picture.getColorModel().hasAlpha();
    }

    private static BufferedImage reorderSamples(BufferedImage source) {
        BufferedImage target = newBgr(source);
        byte[] bgr = bytes(target);
        Raster raster = source.getRaster();
        int bands = raster.getNumBands();
        int green = source.getColorModel().getNumColorComponents() / 2;
        byte[] row = new byte[raster.getWidth() * bands];
        int to = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getDataElements(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (int red = 0; red < row.length; red += bands) {
                bgr[to++] = row[red + 2 * green];
                bgr[to++] = row[red + green];
                bgr[to++] = row[red];
            }
        }
        return target;
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
    private static BufferedImage scaleSamples(BufferedImage source, SampleRange used) {
        BufferedImage target = newBgr(source);
        byte[] bgr = bytes(target);
        Raster raster = source.getRaster();
        SampleRange range = SampleRange.of(source, used);
        SampleRange opacity = SampleRange.full(source);
        boolean hasAlpha = source.getColorModel().hasAlpha();
        int bands = raster.getNumBands();
        // 1 or 3; the alpha comes next, and behind it there may be bands that only their maker understands.
        int colours = source.getColorModel().getNumColorComponents();
        double[] row = new double[raster.getWidth() * bands];
        int to = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (int pixel = 0; pixel < row.length; pixel += bands) {
                double paper = hasAlpha ? WHITE - opacity.scale(row[pixel + colours]) : 0;
                for (int colour = colours - 1; colour >= 0; colour--) {
                    byte level = overWhite(range.scale(row[pixel + colour]), paper);
                    bgr[to++] = level;
                    if (colours == 1) {
                        bgr[to++] = level;
                        bgr[to++] = level;
                    }
                }
            }
        }
        return target;
    }

    /** @param paper how much of the white shows through, 0 to 255 */
    private static byte overWhite(double level, double paper) {
        return (byte) (level + paper * (WHITE - level) / WHITE + 0.5);
    }

    private static BufferedImage newBgr(BufferedImage source) {
        return new BufferedImage(source.getWidth(), source.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    }
}
