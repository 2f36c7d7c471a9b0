package dev.clickmask.annotator.cutout;

import dev.clickmask.annotator.dataset.PngFile;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.matte.Alpha;
import dev.clickmask.sam.matte.ForegroundColours;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;

/**
 * An image and its foreground. Nothing here is quick; for any thread but the EDT.
 *
 * @param alpha in the size of the image
 */
public record Cutout(RgbImage image, Alpha alpha) {
    /** The foreground as a mask, to become an instance that clicks and the brush correct like any other. */
    public Mask mask(float threshold) {
        return alpha.mask(threshold);
    }

    /** The foreground in its own colours over black, which is each colour times its alpha. */
    public RgbImage overBlack() throws IOException {
        return RgbImage.of(picture(new Background.Plain(0)));
    }

    /** The alpha as a grey picture. */
    public RgbImage greyAlpha() {
        Size size = image.size();
        BufferedImage picture = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] bytes = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        byte[] row = new byte[size.width()];
        for (int y = 0, at = 0; y < size.height(); y++) {
            alpha.readRow(y, row);
            for (byte level : row) {
                bytes[at++] = level;
                bytes[at++] = level;
                bytes[at++] = level;
            }
        }
        return RgbImage.of(picture);
    }

    /**
     * Writes the picture as PNG in full size, whole or not at all.
     *
     * @throws IOException if it cannot be written
     * @throws InterruptedIOException if the thread is interrupted
     */
    public void write(Path file, Background background) throws IOException {
        PngFile.write(file, picture(background));
    }

    /**
     * The foreground in its own colours, without those that shone through its edges, over the background: with an alpha
     * channel if that is transparent, and opaque otherwise. Pixels that are wholly transparent are black, so that nothing of
     * the background stays in the file.
     *
     * @throws IOException if the background has to be reduced, and there is no room for it
     * @throws InterruptedIOException if the thread is interrupted
     */
    public BufferedImage picture(Background background) throws IOException {
        boolean transparent = background instanceof Background.Transparent;
        Size size = image.size();
        if (4 * size.area() > Integer.MAX_VALUE - 8) {
            throw new IOException("a picture of " + size + " is too large for a cut-out; reduce the image first");
        }
        BufferedImage picture = new BufferedImage(
                size.width(),
                size.height(),
                transparent ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        byte[] bytes = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        Background.Rows behind = background.rows(size);
        ForegroundColours colours = new ForegroundColours(image, alpha);
        if (transparent) {
            colours.writeTo((y, bgr, row) -> putTransparent(bgr, row, bytes, 4 * y * size.width()));
        } else {
            byte[] other = new byte[3 * size.width()];
            colours.writeTo((y, bgr, row) -> {
                behind.fill(y, other);
                putOver(bgr, row, other, bytes, 3 * y * size.width());
            });
        }
        if (Thread.interrupted()) {
            throw new InterruptedIOException("the cut-out was cancelled");
        }
        return picture;
    }

    private static void putTransparent(byte[] bgr, byte[] alpha, byte[] target, int from) {
        for (int x = 0, at = from; x < alpha.length; x++, at += 4) {
            if (alpha[x] != 0) {
                target[at] = alpha[x];
                System.arraycopy(bgr, 3 * x, target, at + 1, 3);
            }
        }
    }

    private static void putOver(byte[] bgr, byte[] alpha, byte[] other, byte[] target, int from) {
        for (int k = 0; k < bgr.length; k++) {
            int share = alpha[k / 3] & 0xFF;
            int sum = share * (bgr[k] & 0xFF) + (Alpha.OPAQUE - share) * (other[k] & 0xFF);
            target[from + k] = (byte) ((sum + Alpha.OPAQUE / 2) / Alpha.OPAQUE);
        }
    }
}
