package dev.clickmask.annotator.cutout;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;

/** A picture in the proportions of another, which it covers: halved as often as that loses nothing, then bilinear. */
final class CoveringPicture {
    private final RgbImage source;
    private final Size size;
    /** Pixels of the source for one of the result. */
    private final double step;

    private final double left;
    private final double top;

    CoveringPicture(RgbImage picture, Size size) throws IOException {
        RgbImage fitting = picture;
        while (step(fitting.size(), size) >= 2) {
            fitting = fitting.halved();
        }
        this.source = fitting;
        this.size = size;
        this.step = step(fitting.size(), size);
        this.left = (fitting.size().width() - step * size.width()) / 2;
        this.top = (fitting.size().height() - step * size.height()) / 2;
    }

    private static double step(Size from, Size to) {
        return Math.min((double) from.width() / to.width(), (double) from.height() / to.height());
    }

    /** Fills a row of the result. */
    void fill(int y, byte[] bgr) {
        int width = source.size().width();
        double at = inside(top + (y + 0.5) * step - 0.5, source.size().height());
        byte[] upper = new byte[3 * width];
        byte[] lower = new byte[3 * width];
        source.readRow((int) at, upper);
        source.readRow(Math.min((int) at + 1, source.size().height() - 1), lower);
        for (int x = 0; x < size.width(); x++) {
            double along = inside(left + (x + 0.5) * step - 0.5, width);
            int first = 3 * (int) along;
            int second = 3 * Math.min((int) along + 1, width - 1);
            for (int k = 0; k < 3; k++) {
                double above = mix(upper[first + k], upper[second + k], along - (int) along);
                double below = mix(lower[first + k], lower[second + k], along - (int) along);
                bgr[3 * x + k] = (byte) Math.round(above + (below - above) * (at - (int) at));
            }
        }
    }

    private static double inside(double position, int length) {
        return Math.min(Math.max(position, 0), length - 1);
    }

    private static double mix(byte a, byte b, double share) {
        return (a & 0xFF) + ((b & 0xFF) - (a & 0xFF)) * share;
    }
}
