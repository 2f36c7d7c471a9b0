package dev.clickmask.sam.matte;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;

/**
 * The colours of the foreground alone: at a soft edge a pixel shows foreground and background mixed, and over another
 * background the old one would shine through as a fringe.
 *
 * <p>Blur fusion in two passes, by M. Forte, "Approximate Fast Foreground Colour Estimation", ICIP 2021,
 * doi:10.1109/ICIP42928.2021.9506164: the colours in front and behind are means around the pixel, weighted by alpha and by
 * its rest, and the foreground is corrected so that both together give the pixel that is seen. The radii are the paper's, 90 and
 * then 6 pixels, for images whose longest side is up to 1024, and grow with it beyond. Where alpha is 255 the pixel stays
 * as it is. Beyond the border nothing is assumed. Memory is a few rows, whatever the size of the image.
 */
public final class ForegroundColours {
    private static final int COARSE = 90;
    private static final int FINE = 6;
    private static final int USUAL_SIDE = 1024;

    private final RgbImage image;
    private final Alpha alpha;

    /** Takes the rows of a picture from top to bottom. */
    @FunctionalInterface
    public interface RowSink {
        /**
         * Takes a row; the arrays belong to the sink from then on.
         *
         * @param y row
         * @param bgr blue, green and red of each pixel of the foreground
         * @param alpha one byte a pixel
         */
        void row(int y, byte[] bgr, byte[] alpha);
    }

    /** @throws IllegalArgumentException if the alpha is of another size than the image */
    public ForegroundColours(RgbImage image, Alpha alpha) {
        if (!image.size().equals(alpha.size())) {
            throw new IllegalArgumentException("alpha of " + alpha.size() + " for an image of " + image.size());
        }
        this.image = image;
        this.alpha = alpha;
    }

    /** Gives all rows to the sink, on the calling thread. Takes a tenth of a second a megapixel; ends early when interrupted. */
    public void writeTo(RowSink sink) {
        Size size = image.size();
        FusionPass coarse = new FusionPass(image, radius(COARSE), this::seen);
        int fineRadius = radius(FINE);
        RecentRows recent = new RecentRows(2 * fineRadius + 2, y -> coarse.improve(y, alphaRow(y)));
        FusionPass fine = new FusionPass(image, fineRadius, recent::row);
        for (int y = 0; y < size.height() && !Thread.currentThread().isInterrupted(); y++) {
            ColourRow row = fine.improve(y, alphaRow(y));
            sink.row(y, row.foreground(), row.alpha());
        }
    }

    private int radius(int usual) {
        int longest = Math.max(image.size().width(), image.size().height());
        return Math.max(usual, Math.round((float) usual * longest / USUAL_SIDE));
    }

    /** Before the first pass all that is known is the image itself. */
    private ColourRow seen(int y) {
        byte[] pixels = new byte[3 * image.size().width()];
        image.readRow(y, pixels);
        return new ColourRow(alphaRow(y), pixels, pixels);
    }

    private byte[] alphaRow(int y) {
        byte[] row = new byte[image.size().width()];
        alpha.readRow(y, row);
        return row;
    }

    /** The rows that were made last, so that those that leave a window need not be made again. */
    private static final class RecentRows {
        private final ColourRow[] ring;
        private final FusionPass.Estimate maker;
        private int made;

        RecentRows(int count, FusionPass.Estimate maker) {
            this.ring = new ColourRow[count];
            this.maker = maker;
        }

        ColourRow row(int y) {
            if (y == made) {
                ring[made++ % ring.length] = maker.row(y);
            }
            return ring[y % ring.length];
        }
    }
}
