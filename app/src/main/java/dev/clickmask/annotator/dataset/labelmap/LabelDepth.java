package dev.clickmask.annotator.dataset.labelmap;

import dev.clickmask.sam.geometry.Size;
import java.awt.image.BufferedImage;

/** How numbers are stored as pixels. */
public enum LabelDepth {
    /** 0 and 1. */
    BIT(1, BufferedImage.TYPE_BYTE_BINARY),
    /** 0 to 255, shown in the colours of {@link VocPalette}. */
    PALETTE_8(255, BufferedImage.TYPE_BYTE_INDEXED),
    /** 0 to 65,535 as gray. */
    GRAY_16(0xFFFF, BufferedImage.TYPE_USHORT_GRAY),
    /** 0 to 16,777,215 as colour: red, plus 256 times green, plus 65,536 times blue. */
    RGB_24(0xFFFFFF, BufferedImage.TYPE_3BYTE_BGR);

    private final int max;
    private final int pictureType;

    LabelDepth(int max, int pictureType) {
        this.max = max;
        this.pictureType = pictureType;
    }

    /** The largest number. */
    public int max() {
        return max;
    }

    /** A picture of zeros. */
    BufferedImage zeros(Size size) {
        return this == PALETTE_8
                ? new BufferedImage(size.width(), size.height(), pictureType, VocPalette.colorModel())
                : new BufferedImage(size.width(), size.height(), pictureType);
    }
}
