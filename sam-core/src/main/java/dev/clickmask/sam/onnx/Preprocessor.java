package dev.clickmask.sam.onnx;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/**
 * Brings an image to an encoder's input: antialiased resize to 8 bits, then the scale and the order that the encoder
 * takes, and zeros where the image does not reach. As in SAM's {@code ResizeLongestSide} and {@code Sam.preprocess}.
 */
final class Preprocessor {
    private Preprocessor() {}

    /**
     * Fills the encoder's input.
     *
     * @param target red, green and blue, as planes or pixel by pixel; written from 0 to the limit of what is returned
     * @return the part of the target that holds the input
     */
    static FloatBuffer prepare(RgbImage image, ModelFrame frame, ImageInput input, FloatBuffer target) {
        byte[][] rows = resize(image, frame.content());
        Size size = input.size(frame.content());
        FloatBuffer values = target.slice(0, Math.toIntExact(3 * size.area()));
        if (input.planes()) {
            for (int channel = 0; channel < 3; channel++) {
                putPlane(rows, channel, size, input.scale().values(channel), values);
            }
        } else {
            putPixels(rows, input.scale(), values);
        }
        return values.rewind();
    }

    private static void putPlane(byte[][] rows, int channel, Size size, float[] levels, FloatBuffer target) {
        float[] line = new float[size.width()];
        for (byte[] row : rows) {
            for (int x = 0, at = 2 - channel; at < row.length; x++, at += 3) {
                line[x] = levels[row[at] & 0xFF];
            }
            target.put(line);
        }
        float[] padding = new float[size.width()];
        for (int y = rows.length; y < size.height(); y++) {
            target.put(padding);
        }
    }

    private static void putPixels(byte[][] rows, PixelScale scale, FloatBuffer target) {
        float[][] levels = {scale.values(0), scale.values(1), scale.values(2)};
        for (byte[] row : rows) {
            float[] line = new float[row.length];
            for (int at = 0; at < line.length; at++) {
                int channel = at % 3;
                line[at] = levels[channel][row[at - channel + 2 - channel] & 0xFF];
            }
            target.put(line);
        }
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
