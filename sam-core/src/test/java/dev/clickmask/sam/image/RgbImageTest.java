package dev.clickmask.sam.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.sam.geometry.Size;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RgbImageTest {
    private static final int RED = 0xC81E3C;
    private static final int GREEN = 0x14B450;

    @Test
    void aBgrPictureIsSharedAndNotCopied() {
        BufferedImage picture = twoColours(BufferedImage.TYPE_3BYTE_BGR);

        RgbImage image = RgbImage.of(picture);

        picture.setRGB(0, 0, GREEN);
        assertThat(image.rgb(0, 0)).isEqualTo(GREEN);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_4BYTE_ABGR_PRE,
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_ARGB_PRE
            })
    void everyTypeKeepsItsColours(int type) {
        RgbImage image = RgbImage.of(twoColours(type));

        assertThat(image.size()).isEqualTo(new Size(2, 1));
        assertThat(image.rgb(0, 0)).isEqualTo(RED);
        assertThat(image.rgb(1, 0)).isEqualTo(GREEN);
    }

    @Test
    void aRowIsBlueGreenRed() {
        byte[] row = new byte[6];

        RgbImage.of(twoColours(BufferedImage.TYPE_INT_RGB)).readRow(0, row);

        assertThat(row).containsExactly(0x3C, 0x1E, 0xC8, 0x50, 0xB4, 0x14);
    }

    @Test
    void aSubImageIsCopiedFromItsPlace() {
        BufferedImage parent = new BufferedImage(3, 3, BufferedImage.TYPE_3BYTE_BGR);
        parent.setRGB(2, 1, GREEN);

        RgbImage image = RgbImage.of(parent.getSubimage(1, 1, 2, 2));

        assertThat(image.rgb(1, 0)).isEqualTo(GREEN);
        assertThat(image.rgb(0, 0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_INT_ARGB_PRE})
    void transparencyIsLaidOverWhite(int type) {
        BufferedImage picture = new BufferedImage(2, 1, type);
        picture.setRGB(0, 0, 0x00FF0000);
        picture.setRGB(1, 0, 0x80000000);

        RgbImage image = RgbImage.of(picture);

        assertThat(image.rgb(0, 0)).isEqualTo(0xFFFFFF);
        assertThat(image.rgb(1, 0)).isEqualTo(0x7F7F7F);
    }

    @Test
    void grayKeepsItsValue() {
        BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setSample(0, 0, 0, 100);

        assertThat(RgbImage.of(picture).rgb(0, 0)).isEqualTo(0x646464);
    }

    @Test
    void sixteenBitColourIsDividedBy257AndRounded() {
        BufferedImage picture = pixels(ColorSpace.CS_sRGB, DataBuffer.TYPE_USHORT, 1);
        picture.getRaster().setPixel(0, 0, new int[] {65535, 257 * 16 + 128, 257 * 16 + 129});

        assertThat(RgbImage.of(picture).rgb(0, 0)).isEqualTo(0xFF1011);
    }

    @ParameterizedTest
    @ValueSource(ints = {DataBuffer.TYPE_USHORT, DataBuffer.TYPE_INT, DataBuffer.TYPE_FLOAT})
    void deepGrayIsStretchedFromItsSmallestToItsLargestValue(int dataType) {
        BufferedImage picture = pixels(ColorSpace.CS_GRAY, dataType, 3);
        picture.getRaster().setPixels(0, 0, 3, 1, new int[] {1000, 1100, 1510});

        RgbImage image = RgbImage.of(picture);

        assertThat(image.rgb(0, 0)).isZero();
        assertThat(image.rgb(1, 0)).isEqualTo(0x323232);
        assertThat(image.rgb(2, 0)).isEqualTo(0xFFFFFF);
    }

    @Test
    void valuesThatAreNotNumbersAreBlackAndDoNotSpoilTheRange() {
        BufferedImage picture = pixels(ColorSpace.CS_GRAY, DataBuffer.TYPE_FLOAT, 4);
        float[] samples = {Float.NaN, Float.POSITIVE_INFINITY, -1, 1};
        picture.getRaster().setPixels(0, 0, 4, 1, samples);

        RgbImage image = RgbImage.of(picture);

        assertThat(image.rgb(0, 0)).isZero();
        assertThat(image.rgb(1, 0)).isEqualTo(0xFFFFFF);
        assertThat(image.rgb(2, 0)).isZero();
        assertThat(image.rgb(3, 0)).isEqualTo(0xFFFFFF);
    }

    @Test
    void anotherColourSpaceGoesThroughItsProfile() {
        BufferedImage picture = pixels(ColorSpace.CS_LINEAR_RGB, DataBuffer.TYPE_BYTE, 1);
        picture.getRaster().setPixel(0, 0, new int[] {55, 55, 55});

        assertThat(RgbImage.of(picture).rgb(0, 0) & 0xFF).isBetween(126, 130);
    }

    @Test
    void aPixelOutsideIsRefused() {
        RgbImage image = RgbImage.of(twoColours(BufferedImage.TYPE_3BYTE_BGR));

        assertThatThrownBy(() -> image.rgb(2, 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("pixel (2, 0) lies outside of 2 x 1");
        assertThatThrownBy(() -> image.readRow(1, new byte[6])).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static BufferedImage twoColours(int type) {
        BufferedImage picture = new BufferedImage(2, 1, type);
        picture.setRGB(0, 0, 0xFF000000 | RED);
        picture.setRGB(1, 0, 0xFF000000 | GREEN);
        return picture;
    }

    private static BufferedImage pixels(int colourSpace, int dataType, int width) {
        ComponentColorModel colours = new ComponentColorModel(
                ColorSpace.getInstance(colourSpace), false, false, Transparency.OPAQUE, dataType);
        WritableRaster raster = colours.createCompatibleWritableRaster(width, 1);
        return new BufferedImage(colours, raster, false, null);
    }
}
