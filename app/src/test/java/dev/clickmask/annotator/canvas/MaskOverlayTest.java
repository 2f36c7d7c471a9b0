package dev.clickmask.annotator.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskOverlayTest {
    private static final Size IMAGE = new Size(150, 90);
    private static final Size VIEW = new Size(200, 120);
    private static final int GREEN = 0x00FF00;

    @ParameterizedTest
    @CsvSource({"1, 25, 15", "0.37, 60, 40", "2.6, -100, -60", "9, -700, -300"})
    void aViewPixel_isGreenExactlyIfTheImagePixelUnderItsCentreIsInTheMask(double scale, double left, double top) {
        Viewport viewport = new Viewport(IMAGE, VIEW, scale, left, top);
        Mask mask = blobs();
        BufferedImage picture = draw(mask, viewport);
        for (int y = 0; y < VIEW.height(); y++) {
            for (int x = 0; x < VIEW.width(); x++) {
                ImagePoint at = viewport.toImage(x + 0.5, y + 0.5);
                boolean inside = mask.contains((int) Math.floor(at.x()), (int) Math.floor(at.y()));
                assertThat((picture.getRGB(x, y) & 0xFF00) > 0)
                        .as("view pixel (%d, %d)", x, y)
                        .isEqualTo(inside);
            }
        }
    }

    @Test
    void theContour_isTwoPixelsInsideWithAHaloOfOneOutside() {
        MaskBuilder builder = new MaskBuilder(IMAGE, IMAGE.pixels());
        for (int y = 20; y < 60; y++) {
            builder.fill(y, 30, 100);
        }
        BufferedImage picture = draw(builder.build(), new Viewport(IMAGE, VIEW, 1, 0, 0));
        int[] alphas = new int[7];
        for (int i = 0; i < alphas.length; i++) {
            alphas[i] = picture.getRGB(28 + i, 40) >>> 24;
        }
        assertThat(alphas).containsExactly(0, 140, 255, 255, 102, 102, 102);
    }

    @Test
    void noContour_isDrawnWhereTheViewCutsTheMask() {
        BufferedImage picture = draw(Mask.full(IMAGE), new Viewport(IMAGE, VIEW, 9, -300, -200));
        assertThat(picture.getRGB(0, 0) >>> 24).isEqualTo(102);
        assertThat(picture.getRGB(VIEW.width() - 1, VIEW.height() - 1) >>> 24).isEqualTo(102);
    }

    private static BufferedImage draw(Mask mask, Viewport viewport) {
        BufferedImage picture = new BufferedImage(VIEW.width(), VIEW.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        new MaskOverlay(picture, viewport, 1).draw(mask, MaskPaint.accepted(GREEN, MaskStyle.DEFAULT));
        return picture;
    }

    private static Mask blobs() {
        Random random = new Random(7);
        MaskBuilder builder = new MaskBuilder(IMAGE, IMAGE.pixels());
        for (int i = 0; i < 60; i++) {
            int x = random.nextInt(IMAGE.width());
            int y = random.nextInt(IMAGE.height());
            int side = 1 + random.nextInt(14);
            for (int row = y; row < y + side; row++) {
                builder.fill(row, x, x + side);
            }
        }
        return builder.build();
    }
}
