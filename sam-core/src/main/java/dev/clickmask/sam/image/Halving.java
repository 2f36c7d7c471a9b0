package dev.clickmask.sam.image;

import dev.clickmask.sam.geometry.Size;
import java.io.IOException;

/** Makes an image half as wide and high, of which each pixel is the mean of four; see {@link RgbImage#halved}. */
final class Halving {
    private static final int BYTES_PER_PIXEL = RgbImage.BYTES_PER_PIXEL;

    private final RgbImage image;
    private final Size half;
    private final byte[] upper;
    private final byte[] lower;

    Halving(RgbImage image) {
        this.image = image;
        half = new Size((image.size().width() + 1) / 2, (image.size().height() + 1) / 2);
        // Room for one pixel more, which makes the width even.
        upper = new byte[2 * BYTES_PER_PIXEL * half.width()];
        lower = new byte[upper.length];
    }

    RgbImage result(PixelStorage storage) throws IOException {
        try (PixelSink sink = storage.allocate(RgbImage.bytes(half))) {
            byte[] row = new byte[BYTES_PER_PIXEL * half.width()];
            for (int y = 0; y < half.height(); y++) {
                readEven(2 * y, upper);
                readEven(Math.min(2 * y + 1, image.size().height() - 1), lower);
                mix(row);
                sink.write((long) y * row.length, row, 0, row.length);
            }
            return new RgbImage(half, sink.finish(), storage);
        }
    }

    /** Reads a row and, if its width is odd, repeats its last pixel. */
    private void readEven(int y, byte[] row) {
        image.readRow(y, row);
        int end = BYTES_PER_PIXEL * image.size().width();
        if (end < row.length) {
            System.arraycopy(row, end - BYTES_PER_PIXEL, row, end, BYTES_PER_PIXEL);
        }
    }

    private void mix(byte[] row) {
        for (int to = 0, from = 0; to < row.length; from += BYTES_PER_PIXEL) {
            for (int channel = 0; channel < BYTES_PER_PIXEL; channel++, to++, from++) {
                int sum = (upper[from] & 0xFF)
                        + (upper[from + BYTES_PER_PIXEL] & 0xFF)
                        + (lower[from] & 0xFF)
                        + (lower[from + BYTES_PER_PIXEL] & 0xFF);
                row[to] = (byte) ((sum + 2) >> 2);
            }
        }
    }
}
