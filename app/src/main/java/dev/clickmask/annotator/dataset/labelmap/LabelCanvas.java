package dev.clickmask.annotator.dataset.labelmap;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Paints masks as numbers, one over the other, and writes them as PNG. Takes memory for one picture, of 1 to 3 bytes a
 * pixel.
 */
public final class LabelCanvas {
    private final LabelDepth depth;
    private final BufferedImage picture;

    /** Begins with zeros. */
    public LabelCanvas(Size size, LabelDepth depth) {
        this.depth = depth;
        this.picture = depth.zeros(size);
    }

    /**
     * Gives all pixels of a mask the number, whatever they had.
     *
     * @throws IllegalArgumentException if the number is larger than the depth has, or negative
     */
    public void paint(Mask mask, int number) {
        if (number < 0 || number > depth.max()) {
            throw new IllegalArgumentException(number + " is not a number from 0 to " + depth.max());
        }
        WritableRaster raster = picture.getRaster();
        int[] row = row(raster.getNumBands(), number);
        mask.forEachRun((y, fromX, toX) -> raster.setPixels(fromX, y, toX - fromX, 1, row));
    }

    /** As many pixels of that number as a row has. */
    private int[] row(int bands, int number) {
        int[] row = new int[bands * picture.getWidth()];
        if (bands == 1) {
            Arrays.fill(row, number);
            return row;
        }
        for (int i = 0; i < row.length; i++) {
            row[i] = (number >> (8 * (i % bands))) & 0xFF;
        }
        return row;
    }

    /** The picture itself, for other formats than PNG; not to be painted any more. */
    public BufferedImage picture() {
        return picture;
    }

    /** Writes the picture; the stream stays open. */
    public void writePng(OutputStream out) throws IOException {
        try (ImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(picture, "png", png)) {
                throw new IllegalStateException("Java has no writer for PNG");
            }
        }
    }
}
