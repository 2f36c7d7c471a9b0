package dev.clickmask.sam.onnx;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.LinearAxis;
import dev.clickmask.sam.matte.ForegroundSpec;
import dev.clickmask.sam.matte.ForegroundSpec.Layout;
import dev.clickmask.sam.matte.ForegroundSpec.Resize;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/**
 * How one image lies in the input of a foreground model.
 *
 * @param image size of the image
 * @param content size of the part of the input that it fills, from its top-left corner on
 */
record ForegroundInput(ForegroundSpec spec, Size image, Size content) {

    static ForegroundInput of(ForegroundSpec spec, Size image) {
        Size input = spec.input();
        if (spec.resize() != Resize.LONGEST_SIDE) {
            return new ForegroundInput(spec, image, input);
        }
        double scale = Math.min((double) input.width() / image.width(), (double) input.height() / image.height());
        return new ForegroundInput(
                spec,
                image,
                new Size(scaled(image.width(), scale, input.width()), scaled(image.height(), scale, input.height())));
    }

    private static int scaled(int length, double scale, int limit) {
        return Math.min(limit, Math.max(1, (int) (length * scale + 0.5)));
    }

    /** From the columns of the answer to those of the image. */
    LinearAxis columns(int grid) {
        return axis(grid, spec.input().width(), content.width(), image.width());
    }

    /** From the rows of the answer to those of the image. */
    LinearAxis rows(int grid) {
        return axis(grid, spec.input().height(), content.height(), image.height());
    }

    private LinearAxis axis(int grid, int side, int filled, int target) {
        return switch (spec.resize()) {
            case SQUASH, SQUASH_PLAIN -> LinearAxis.resize(grid, target);
            case SQUASH_FROM_ORIGIN -> LinearAxis.resizeFromOrigin(grid, target);
            case LONGEST_SIDE -> LinearAxis.resize(grid, side).crop(filled).then(LinearAxis.resize(filled, target));
        };
    }

    /**
     * Fills the model's input.
     *
     * @param target of three samples for each pixel of the input; written from 0 to the end
     */
    void fill(RgbImage picture, FloatBuffer target) {
        byte[][] rows =
                spec.resize() == Resize.SQUASH_FROM_ORIGIN ? sampled(picture) : Preprocessor.resize(picture, content);
        float[][] levels = levels();
        int width = spec.input().width();
        int plane = width * spec.input().height();
        boolean planes = spec.layout() == Layout.NCHW;
        for (int y = 0; y < spec.input().height(); y++) {
            for (int x = 0; x < width; x++) {
                boolean inside = y < content.height() && x < content.width();
                for (int channel = 0; channel < 3; channel++) {
                    int at = y * width + x;
                    float value = inside ? levels[channel][sample(rows[y], x, channel)] : 0;
                    target.put(planes ? channel * plane + at : 3 * at + channel, value);
                }
            }
        }
    }

    private int sample(byte[] row, int x, int channel) {
        return row[3 * x + spec.channels().place(channel)] & 0xFF;
    }

    private float[][] levels() {
        float[][] levels = new float[3][256];
        for (int channel = 0; channel < 3; channel++) {
            for (int level = 0; level < 256; level++) {
                levels[channel][level] =
                        (level - spec.mean().get(channel)) / spec.scale().get(channel);
            }
        }
        return levels;
    }

    /** Rows of blue, green and red, each taken between the four pixels around i * from / to and rounded to 8 bits. */
    private byte[][] sampled(RgbImage picture) {
        byte[][] rows = new byte[content.height()][];
        IntStream.range(0, rows.length).parallel().forEach(y -> {
            double at = (double) y * image.height() / content.height();
            byte[] upper = new byte[3 * image.width()];
            byte[] lower = new byte[3 * image.width()];
            picture.readRow((int) at, upper);
            picture.readRow(Math.min((int) at + 1, image.height() - 1), lower);
            rows[y] = between(upper, lower, at - (int) at);
        });
        return rows;
    }

    private byte[] between(byte[] upper, byte[] lower, double down) {
        byte[] row = new byte[3 * content.width()];
        for (int x = 0; x < content.width(); x++) {
            double at = (double) x * image.width() / content.width();
            int left = 3 * (int) at;
            int right = 3 * Math.min((int) at + 1, image.width() - 1);
            double along = at - (int) at;
            for (int k = 0; k < 3; k++) {
                double above = mix(upper[left + k] & 0xFF, upper[right + k] & 0xFF, along);
                double below = mix(lower[left + k] & 0xFF, lower[right + k] & 0xFF, along);
                row[3 * x + k] = (byte) Math.round(mix(above, below, down));
            }
        }
        return row;
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
