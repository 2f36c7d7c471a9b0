package dev.clickmask.sam.image;

import dev.clickmask.sam.geometry.Size;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReadParam;

/** Makes a small upright picture of a file without converting all of its pixels. */
final class Thumbnail {
    private Thumbnail() {}

    /** See {@link ImageFiles#thumbnail}. */
    static BufferedImage of(PictureFile file, int maxSide) throws IOException {
        Optional<BufferedImage> embedded = embedded(file, maxSide);
        BufferedImage stored = embedded.isPresent() ? embedded.get() : thinned(file, maxSide);
        BufferedImage upright = file.header().orientation().apply(BgrConversion.toBgr(stored));
        while (longestSide(upright) >= 2 * maxSide) {
            upright = scaled(upright, (longestSide(upright) + 1) / 2);
        }
        return longestSide(upright) > maxSide ? scaled(upright, maxSide) : upright;
    }

    /** The one that a camera put into its file, if it shows the same part of the scene and is large enough. */
    private static Optional<BufferedImage> embedded(PictureFile file, int maxSide) {
        try {
            if (!file.reader().hasThumbnails(0)) {
                return Optional.empty();
            }
            BufferedImage small = file.reader().readThumbnail(0, 0);
            Size size = file.header().storedSize();
            double height = (double) size.height() * small.getWidth() / size.width();
            boolean sameShape = Math.abs(height - small.getHeight()) <= 1;
            return Optional.of(small).filter(picture -> sameShape && longestSide(picture) >= maxSide);
        } catch (IOException | RuntimeException e) {
            // Damage there must not keep a person from the picture itself.
            return Optional.empty();
        }
    }

    /** Every so many pixels of the picture, but twice as many as needed, so that their means can be taken. */
    private static BufferedImage thinned(PictureFile file, int maxSide) throws IOException {
        file.checkPromise();
        Size size = file.header().storedSize();
        int step = Math.max(1, Math.max(size.width(), size.height()) / (2 * maxSide));
        ImageReadParam param = file.param();
        if (!file.isFloatingPoint()) {
            param.setSourceSubsampling(step, step, 0, 0);
        }
        return file.pixels(param);
    }

    private static int longestSide(BufferedImage picture) {
        return Math.max(picture.getWidth(), picture.getHeight());
    }

    /** Right for at most a halving, because each pixel is the mean of four. */
    private static BufferedImage scaled(BufferedImage picture, int longest) {
        double scale = (double) longest / longestSide(picture);
        int width = (int) Math.max(1, Math.round(picture.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(picture.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return small;
    }
}
