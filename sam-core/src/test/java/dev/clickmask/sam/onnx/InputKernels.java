package dev.clickmask.sam.onnx;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.FloatBuffer;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** 12 megapixels to the encoder's input, beside Java2D's way to a resize that leaves no pixel out: by half, then the rest. */
@State(Scope.Benchmark)
public class InputKernels {
    private final BufferedImage picture = noise(4000, 3000);
    private final RgbImage image = RgbImage.of(picture);
    private final ModelFrame frame = ModelFrame.of(image.size(), Fit.LONGEST_SIDE, 1024);
    private final ImageInput input = TestFiles.sam1Input();
    private final FloatBuffer target = DirectFloats.allocate(3 * 1024 * 1024);

    private static BufferedImage noise(int width, int height) {
        BufferedImage noise = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        new Random(1).nextBytes(((DataBufferByte) noise.getRaster().getDataBuffer()).getData());
        return noise;
    }

    @Benchmark
    public FloatBuffer prepare() {
        return Preprocessor.prepare(image, frame, input, target);
    }

    @Benchmark
    public BufferedImage drawTwice() {
        Size content = frame.content();
        return drawn(
                drawn(picture, picture.getWidth() / 2, picture.getHeight() / 2), content.width(), content.height());
    }

    private static BufferedImage drawn(BufferedImage source, int width, int height) {
        BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = smaller.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(source, 0, 0, width, height, null);
        graphics.dispose();
        return smaller;
    }
}
