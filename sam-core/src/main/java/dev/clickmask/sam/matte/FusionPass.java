package dev.clickmask.sam.matte;

import dev.clickmask.sam.image.RgbImage;

/** One pass of the blur fusion of {@link ForegroundColours}: makes the rows of an image one after the other. One thread. */
final class FusionPass {
    private final RgbImage image;
    private final int radius;
    private final Estimate estimate;
    private final WindowSums sums;

    private int entered;

    /** What is known of the colours before the pass. */
    interface Estimate {
        /** A row of it; asked for each row once, from top to bottom, and a second time when the window leaves it. */
        ColourRow row(int y);
    }

    FusionPass(RgbImage image, int radius, Estimate estimate) {
        this.image = image;
        this.radius = radius;
        this.estimate = estimate;
        this.sums = new WindowSums(image.size().width(), radius);
    }

    /** A better estimate of a row, which must be the one below that of the last call, or the first. */
    ColourRow improve(int y, byte[] alpha) {
        int end = Math.min(image.size().height(), y + radius + 1);
        while (entered < end) {
            sums.add(estimate.row(entered++));
        }
        if (y - radius - 1 >= 0) {
            sums.remove(estimate.row(y - radius - 1));
        }
        byte[] pixels = new byte[3 * alpha.length];
        image.readRow(y, pixels);
        ColourRow row = new ColourRow(alpha, pixels, new byte[pixels.length]);
        WindowSums.Sweep window = sums.new Sweep();
        for (int x = 0; x < alpha.length; x++) {
            window.step();
            for (int channel = 0; channel < 3; channel++) {
                improve(row, x, 3 * x + channel, channel, window);
            }
        }
        return row;
    }

    private static void improve(ColourRow row, int x, int at, int channel, WindowSums.Sweep window) {
        float alpha = (row.alpha()[x] & 0xFF) / (float) Alpha.OPAQUE;
        float seen = row.foreground()[at] & 0xFF;
        float front = mean(window.foreground(channel), window.alpha(), seen);
        float back = mean(window.background(channel), window.rest(), seen);
        float better = front + alpha * (seen - alpha * front - (1 - alpha) * back);
        row.foreground()[at] = (byte) Math.round(Math.min(Math.max(better, 0), Alpha.OPAQUE));
        row.background()[at] = (byte) Math.round(back);
    }

    private static float mean(long sum, long weight, float otherwise) {
        return weight == 0 ? otherwise : (float) sum / weight;
    }
}
