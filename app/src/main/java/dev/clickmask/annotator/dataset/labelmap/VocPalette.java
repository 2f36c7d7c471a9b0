package dev.clickmask.annotator.dataset.labelmap;

import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;

/**
 * The colours that Pascal VOC gives to the numbers 0 to 255: their bits dealt out in turn to red, green and blue, the
 * first ones to the highest bits. 0 is black.
 */
public final class VocPalette {
    private static final int BITS = 8;

    private VocPalette() {}

    /** The colour of a number from 0 to 255, {@code 0xRRGGBB}. */
    public static int rgb(int number) {
        return channel(number) << 16 | channel(number >> 1) << 8 | channel(number >> 2);
    }

    /** Bits 0, 3 and 6 as the highest three. */
    private static int channel(int number) {
        return (number & 1) << 7 | (number >> 3 & 1) << 6 | (number >> 6 & 1) << 5;
    }

    static IndexColorModel colorModel() {
        int[] colours = new int[1 << BITS];
        for (int number = 0; number < colours.length; number++) {
            colours[number] = rgb(number);
        }
        return new IndexColorModel(BITS, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    }
}
