package dev.clickmask.annotator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class MaskPicturesTest {
    private static final Size SIZE = new Size(6, 5);
    private static final RgbImage IMAGE = image();
    private static final Mask MASK = block(new PixelBox(2, 1, 3, 3));

    @Test
    void theMaskIs255OnTheObjectAnd0Elsewhere() {
        BufferedImage picture = MaskPictures.mask(MASK);

        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                assertThat(picture.getRaster().getSample(x, y, 0)).isEqualTo(MASK.contains(x, y) ? 255 : 0);
            }
        }
    }

    @Test
    void theOverlayTintsTheInsideAndDrawsTheContour() {
        BufferedImage picture = MaskPictures.overlay(IMAGE, MASK);

        assertThat(picture.getRGB(0, 0)).isEqualTo(0xFF000000 | 100 << 16 | 50 << 8);
        assertThat(picture.getRGB(2, 1)).isEqualTo(0xFF00A0FF);
        // 60 % of (103, 52, 200) and 40 % of (0, 160, 255)
        assertThat(picture.getRGB(3, 2)).isEqualTo(0xFF000000 | 62 << 16 | 95 << 8 | 222);
        assertThat(IMAGE.rgb(3, 2)).isEqualTo(103 << 16 | 52 << 8 | 200);
    }

    @Test
    void theCutoutIsTheBoxAndTransparentAroundTheObject() {
        Mask corner = MASK.minus(block(new PixelBox(2, 1, 1, 1)));
        BufferedImage picture = MaskPictures.cutout(IMAGE, corner);

        assertThat(picture.getWidth()).isEqualTo(3);
        assertThat(picture.getHeight()).isEqualTo(3);
        assertThat(picture.getRGB(0, 0)).isZero();
        assertThat(picture.getRGB(1, 1)).isEqualTo(0xFF000000 | IMAGE.rgb(3, 2));
    }

    private static RgbImage image() {
        BufferedImage picture = new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                picture.setRGB(x, y, (100 + x) << 16 | (50 + y) << 8 | 100 * y);
            }
        }
        return RgbImage.of(picture);
    }

    private static Mask block(PixelBox pixels) {
        MaskBuilder mask = new MaskBuilder(SIZE, pixels);
        for (int y = pixels.y(); y < pixels.endY(); y++) {
            mask.fill(y, pixels.x(), pixels.endX());
        }
        return mask.build();
    }
}
