package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Capsule;
import dev.clickmask.sam.mask.Mask;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** 12 megapixels and a mask of them in a view of 1500 x 900, beside what Java2D takes for the like. */
@State(Scope.Benchmark)
public class CanvasKernels {
    private static final Size IMAGE = new Size(4000, 3000);

    private final Viewport viewport = Viewport.fit(IMAGE, new Size(1500, 900));
    private final PixelBox view = viewport.view().pixels();
    private final Mask mask = ring();
    private final MaskPaint paint = MaskPaint.accepted(0x2D7DD2, MaskStyle.DEFAULT);
    private final BufferedImage drawn = new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_RGB);
    private final BufferedImage overlay =
            new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_ARGB_PRE);
    private final BufferedImage layer = layer(mask);
    private ImagePyramid pyramid;
    private BufferedImage level;

    private static Mask ring() {
        ImagePoint left = new ImagePoint(1500, 1400);
        ImagePoint right = new ImagePoint(2500, 1600);
        return Capsule.fill(left, right, 1200, IMAGE).minus(Capsule.fill(left, right, 400, IMAGE));
    }

    /** The mask as a translucent picture of its own. */
    private static BufferedImage layer(Mask mask) {
        BufferedImage layer = new BufferedImage(IMAGE.width(), IMAGE.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        int[] pixels = pixels(layer);
        mask.forEachRun(
                (y, from, to) -> Arrays.fill(pixels, y * IMAGE.width() + from, y * IMAGE.width() + to, 0x66123254));
        return layer;
    }

    private static int[] pixels(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }

    @Setup
    public void makePyramid() throws IOException {
        BufferedImage noise = new BufferedImage(IMAGE.width(), IMAGE.height(), BufferedImage.TYPE_3BYTE_BGR);
        new Random(1).nextBytes(((DataBufferByte) noise.getRaster().getDataBuffer()).getData());
        pyramid = ImagePyramid.of(RgbImage.of(noise));
        RgbImage smaller = pyramid.level(pyramid.levelFor(viewport.scale()));
        level = smaller.copy(smaller.size().pixels());
    }

    @Benchmark
    public BufferedImage drawMask() {
        new MaskOverlay(overlay, viewport, 1).draw(mask, paint);
        return overlay;
    }

    @Benchmark
    public BufferedImage drawLayer() {
        Arrays.fill(pixels(overlay), 0);
        draw(layer, overlay, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        return overlay;
    }

    @Benchmark
    public BufferedImage drawPicture() {
        new PictureScaler(pyramid, viewport, 0).draw(view, pixels(drawn));
        return drawn;
    }

    @Benchmark
    public BufferedImage drawWithJava2d() {
        Arrays.fill(pixels(drawn), 0);
        draw(level, drawn, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return drawn;
    }

    private void draw(BufferedImage source, BufferedImage target, Object interpolation) {
        PixelBox place = viewport.toView(IMAGE.pixels());
        Graphics2D graphics = target.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
        graphics.drawImage(source, place.x(), place.y(), place.width(), place.height(), null);
        graphics.dispose();
    }
}
