package dev.clickmask.sam.onnx;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/**
 * Brings an image to an encoder's input: antialiased resize to 8 bits, ImageNet mean and deviation, planes of red, green
 * and blue, and zeros where the image does not reach. As in SAM's {@code ResizeLongestSide} and {@code Sam.preprocess}.
 */
final class Preprocessor {
    private static final float[] MEAN = {123.675f, 116.28f, 103.53f};
    private static final float[] DEVIATION = {58.395f, 57.12f, 57.375f};

    /** For each channel, the normalised value of each of the 256 levels. */
    private static final float[][] NORMALISED = normalisedLevels();

    private Preprocessor() {}

    private static float[][] normalisedLevels() {
        float[][] levels = new float[3][256];
        for (int channel = 0; channel < 3; channel++) {
            for (int level = 0; level < 256; level++) {
                levels[channel][level] = (level - MEAN[channel]) / DEVIATION[channel];
            }
        }
        return levels;
    }

    /**
     * Fills the encoder's input.
     *
     * @param target three planes of {@code frame.side()} squared, row-major; written from 0 to the end
     */
    static void prepare(RgbImage image, ModelFrame frame, FloatBuffer target) {
        byte[][] rows = resize(image, frame.content());
        int side = frame.side();
        int width = frame.content().width();
        float[] line = new float[side];
        for (int channel = 0; channel < 3; channel++) {
            float[] levels = NORMALISED[channel];
            target.position(channel * side * side);
            for (byte[] row : rows) {
                for (int x = 0, at = 2 - channel; x < width; x++, at += 3) {
                    line[x] = levels[row[at] & 0xFF];
                }
                target.put(line);
            }
            float[] padding = new float[side];
            for (int y = rows.length; y < side; y++) {
                target.put(padding);
            }
        }
        target.rewind();
    }

    /** The image in another size, row by row, each pixel as blue, green and red. */
    static byte[][] resize(RgbImage image, Size size) {
        byte[][] narrow = new byte[image.size().height()][];
        Resampler columns = new Resampler(image.size().width(), size.width());
        Resampler rows = new Resampler(image.size().height(), size.height());
        IntStream.range(0, narrow.length).parallel().forEach(y -> {
            byte[] wide = new byte[3 * image.size().width()];
            image.readRow(y, wide);
            narrow[y] = new byte[3 * size.width()];
            columns.resizeRow(wide, narrow[y]);
        });
        byte[][] resized = new byte[size.height()][3 * size.width()];
        IntStream.range(0, resized.length).parallel().forEach(y -> rows.mixRows(narrow, y, resized[y]));
        return resized;
    }
}
