package dev.clickmask.annotator.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.image.RgbImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ImagePyramidTest {

    @Test
    void eachLevel_isTheMeanOfFourPixelsOfTheOneBefore() throws IOException {
        BufferedImage picture = new BufferedImage(1401, 1, BufferedImage.TYPE_3BYTE_BGR);
        picture.setRGB(0, 0, 0x102030);
        picture.setRGB(1, 0, 0x304050);
        picture.setRGB(2, 0, 0x405060);
        picture.setRGB(3, 0, 0x607080);
        picture.setRGB(1400, 0, 0xFFFFFF);
        ImagePyramid pyramid = ImagePyramid.of(RgbImage.of(picture));
        assertThat(pyramid.level(1).size().width()).isEqualTo(701);
        assertThat(pyramid.level(1).rgb(0, 0)).isEqualTo(0x203040);
        assertThat(pyramid.level(2).rgb(0, 0)).isEqualTo(0x384858);
        assertThat(pyramid.level(2).rgb(350, 0)).isEqualTo(0xFFFFFF);
    }

    @Test
    void levelFor_neverEnlargesASmallerLevel() throws IOException {
        RgbImage image = RgbImage.of(new BufferedImage(4000, 3000, BufferedImage.TYPE_3BYTE_BGR));
        ImagePyramid pyramid = ImagePyramid.of(image);
        assertThat(pyramid.levelFor(1)).isZero();
        assertThat(pyramid.levelFor(0.51)).isZero();
        assertThat(pyramid.levelFor(0.5)).isEqualTo(1);
        assertThat(pyramid.levelFor(0.26)).isEqualTo(1);
        assertThat(pyramid.levelFor(0.25)).isEqualTo(2);
        assertThat(pyramid.levelFor(0.001)).isEqualTo(3);
    }
}
