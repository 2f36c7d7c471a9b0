package dev.clickmask.sam.onnx;

import dev.clickmask.sam.Device;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/**
 * One encoding on a device and on the processor, compared. May end the process where a driver is at fault, so it belongs
 * into one of its own.
 *
 * @param encodeMillis time on the device, after one run to warm up
 * @param cpuMillis time on the processor
 * @param difference root of the mean squared difference of the embeddings, as a share of their own root mean square
 */
public record SelfTest(long encodeMillis, long cpuMillis, double difference) {
    /** Twice what devices that count in 16 bits, or in TensorFloat-32, differ by. */
    private static final double TOLERANCE = 0.05;

    /**
     * Runs it.
     *
     * @throws IOException if the model cannot be opened on the device
     * @throws InferenceException if it cannot run there
     */
    public static SelfTest run(Path encoder, Path decoder, Device device, RgbImage image)
            throws IOException, InferenceException {
        ImageEmbedding made;
        long encodeMillis;
        try (OnnxSam model = OnnxSam.open(encoder, decoder, device)) {
            made = model.encode(image);
            long start = System.nanoTime();
            model.encode(image);
            encodeMillis = since(start);
        }
        try (OnnxSam cpu = OnnxSam.open(encoder, decoder, Device.CPU)) {
            long start = System.nanoTime();
            ImageEmbedding right = cpu.encode(image);
            return new SelfTest(encodeMillis, since(start), difference(made, right));
        }
    }

    /** Whether the device may be trusted; not a number is a difference too. */
    public boolean isRight() {
        return difference <= TOLERANCE;
    }

    private static long since(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    static double difference(ImageEmbedding actual, ImageEmbedding expected) {
        double wrong = 0;
        double all = 0;
        for (int level = 0; level < expected.levels().size(); level++) {
            FloatBuffer a = actual.levels().get(level).values();
            FloatBuffer e = expected.levels().get(level).values();
            for (int i = 0; i < e.capacity(); i++) {
                double off = a.get(i) - e.get(i);
                wrong += off * off;
                all += (double) e.get(i) * e.get(i);
            }
        }
        return all == 0 ? wrong : Math.sqrt(wrong / all);
    }
}
