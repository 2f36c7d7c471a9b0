package dev.clickmask.annotator.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageLayerTest {
    private static final Size IMAGE = new Size(700, 600);
    private static final Size VIEW = new Size(333, 257);

    private final BufferedImage picture = noise();

    @ParameterizedTest
    @ValueSource(doubles = {1, 3, 8})
    void atWholeScales_everyViewPixelIsTheImagePixelUnderIt(double scale) {
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
    void aroundTheImage_isBackground() {
        BufferedImage view = paint(new Viewport(IMAGE, VIEW, 0.25, 60, 50));
        assertThat(view.getRGB(59, 100)).isEqualTo(Color.MAGENTA.getRGB());
        assertThat(view.getRGB(60 + 175, 100)).isEqualTo(Color.MAGENTA.getRGB());
        assertThat(view.getRGB(60 + 174, 50 + 149)).isNotEqualTo(Color.MAGENTA.getRGB());
    }

    private BufferedImage paint(Viewport viewport) {
        ImageLayer layer = new ImageLayer();
        layer.setImage(ImagePyramid.of(RgbImage.of(picture)));
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
