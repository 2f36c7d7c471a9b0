package dev.clickmask.sam.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The first smaller copy of 12 megapixels beside Java2D, and a slice of 512 x 512 as PNG beside ImageIO. */
@State(Scope.Benchmark)
public class ImageKernels {
    private final BufferedImage picture = noise(4000, 3000, BufferedImage.TYPE_3BYTE_BGR);
    private final RgbImage image = RgbImage.of(picture);
    private final ByteArrayOutputStream png = new ByteArrayOutputStream();

    private static BufferedImage noise(int width, int height, int type) {
        BufferedImage noise = new BufferedImage(width, height, type);
        byte[] bytes = ((DataBufferByte) noise.getRaster().getDataBuffer()).getData();
        Random random = new Random(1);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (120 + 90 * Math.sin(i * 1e-4) + random.nextInt(9));
        }
        return noise;
    }

    @Setup
    public void writePng() throws IOException {
        ImageIO.setUseCache(false);
        ImageIO.write(noise(512, 512, BufferedImage.TYPE_BYTE_GRAY), "png", png);
    }

    @Benchmark
    public RgbImage halve() throws IOException {
        return image.halved();
    }

    @Benchmark
    public BufferedImage drawHalf() {
        BufferedImage half = new BufferedImage(2000, 1500, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = half.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, 2000, 1500, null);
        graphics.dispose();
        return half;
    }

    @Benchmark
    public Optional<GreySamples> readSlice() {
        return PlainPng.read(png.toByteArray());
    }

    @Benchmark
    public GreySamples readSliceAsColour() throws IOException {
        return GreyImage.of(RgbImage.of(ImageIO.read(new ByteArrayInputStream(png.toByteArray()))))
                .samples();
    }

    @Benchmark
    public BufferedImage readSliceWithImageIo() throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
    }
}
