package dev.clickmask.annotator.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageLayerTest {
    private static final Size IMAGE = new Size(700, 600);
    private static final Size VIEW = new Size(333, 257);

    private final BufferedImage picture = noise();

    @ParameterizedTest
    @ValueSource(doubles = {1, 3, 8})
    void atWholeScales_everyViewPixelIsTheImagePixelUnderIt(double scale) throws IOException {
        Viewport viewport = new Viewport(IMAGE, VIEW, scale, -101, -77);
        BufferedImage view = paint(viewport);
        for (int y = 0; y < VIEW.height(); y++) {
            for (int x = 0; x < VIEW.width(); x++) {
                int imageX = (int) Math.floor(viewport.toImage(x + 0.5, 0).x());
                int imageY = viewport.imageRow(y);
                assertThat(view.getRGB(x, y)).as("(%d, %d)", x, y).isEqualTo(picture.getRGB(imageX, imageY));
            }
        }
    }

    @Test
    void aroundTheImage_isBackground() throws IOException {
        BufferedImage view = paint(new Viewport(IMAGE, VIEW, 0.25, 60, 50));
        assertThat(view.getRGB(59, 100)).isEqualTo(Color.MAGENTA.getRGB());
        assertThat(view.getRGB(60 + 175, 100)).isEqualTo(Color.MAGENTA.getRGB());
        assertThat(view.getRGB(60 + 174, 50 + 149)).isNotEqualTo(Color.MAGENTA.getRGB());
    }

    @ParameterizedTest
    @CsvSource({"0.37, 9, 0", "0.37, 0, -8", "1, -33, 21", "1.3, 40, 40", "5, -60, -200", "0.25, 300, 0"})
    void movedAndMovedBack_itIsTheSameAsPaintedAfresh(double scale, int dx, int dy) throws IOException {
        ImageLayer layer = layer();
        Viewport start = new Viewport(IMAGE, VIEW, scale, -11, 7);
        paint(layer, start);
        Viewport moved = start.movedBy(dx, dy);
        assertThat(pixels(paint(layer, moved))).isEqualTo(pixels(paint(layer(), moved)));
        assertThat(pixels(paint(layer, start))).isEqualTo(pixels(paint(layer(), start)));
    }

    @Test
    void half_showsTheMeanOfFourPixels() throws IOException {
        BufferedImage view = paint(new Viewport(IMAGE, VIEW, 0.5, 0, 0));
        int sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += picture.getRGB(20 + i % 2, 40 + i / 2) & 0xFF;
        }
        assertThat(view.getRGB(10, 20) & 0xFF).isEqualTo((sum + 2) / 4);
    }

    private static int[] pixels(BufferedImage view) {
        return view.getRGB(0, 0, VIEW.width(), VIEW.height(), null, 0, VIEW.width());
    }

    private BufferedImage paint(Viewport viewport) throws IOException {
        return paint(layer(), viewport);
    }

    private ImageLayer layer() throws IOException {
        ImageLayer layer = new ImageLayer();
        layer.setImage(ImagePyramid.of(RgbImage.of(picture)));
        return layer;
    }

    private static BufferedImage paint(ImageLayer layer, Viewport viewport) {
        BufferedImage view = new BufferedImage(VIEW.width(), VIEW.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = view.createGraphics();
        g.setBackground(Color.MAGENTA);
        layer.paint(g, viewport, 1);
        g.dispose();
        return view;
    }

    private static BufferedImage noise() {
        Random random = new Random(5);
        BufferedImage image = new BufferedImage(IMAGE.width(), IMAGE.height(), BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < IMAGE.height(); y++) {
            for (int x = 0; x < IMAGE.width(); x++) {
                image.setRGB(x, y, random.nextInt(0xFFFFFF));
            }
        }
        return image;
    }
}
