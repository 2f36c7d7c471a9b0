package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.document.CategoryColors;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.List;

/** Masks as pictures. */
final class MaskPictures {
    private static final int FILL_PERCENT = 40;
    private static final int COLOUR = 0x00A0FF;
    private static final int OPAQUE = 0xFF000000;

    private MaskPictures() {}

    /** One 8-bit channel in image size: 255 on the object, 0 elsewhere. */
    static BufferedImage mask(Mask mask) {
        int width = mask.size().width();
        BufferedImage picture = new BufferedImage(width, mask.size().height(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] gray = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        mask.forEachRun((y, fromX, toX) -> Arrays.fill(gray, y * width + fromX, y * width + toX, (byte) 255));
        return picture;
    }

    /** The image with the object tinted, and its outermost pixels in full colour. */
    static BufferedImage overlay(RgbImage image, Mask mask) {
        BufferedImage picture = image.copy(image.size().pixels());
        tint(picture, mask, COLOUR);
        return picture;
    }

    /** The same with many objects, each in a colour of its own, later ones above earlier ones. */
    static BufferedImage overlays(RgbImage image, List<Instance> instances) {
        BufferedImage picture = image.copy(image.size().pixels());
        for (int i = 0; i < instances.size(); i++) {
            tint(picture, instances.get(i).segmentation().mask(), CategoryColors.rgb(i));
        }
        return picture;
    }

    private static void tint(BufferedImage picture, Mask mask, int colour) {
        mask.forEachRun((y, fromX, toX) -> {
            for (int x = fromX; x < toX; x++) {
                boolean inner = x > fromX && x < toX - 1 && mask.contains(x, y - 1) && mask.contains(x, y + 1);
                picture.setRGB(x, y, inner ? tinted(picture.getRGB(x, y), colour) : colour);
            }
        });
    }

    private static int tinted(int rgb, int colour) {
        return mixed(rgb, colour, 16) << 16 | mixed(rgb, colour, 8) << 8 | mixed(rgb, colour, 0);
    }

    private static int mixed(int rgb, int colour, int shift) {
        int under = rgb >> shift & 0xFF;
        int over = colour >> shift & 0xFF;
        return (under * (100 - FILL_PERCENT) + over * FILL_PERCENT + 50) / 100;
    }

    /** The pixels of the object, in the size of its box, transparent elsewhere. The mask must have pixels. */
    static BufferedImage cutout(RgbImage image, Mask mask) {
        PixelBox box = mask.bounds();
        BufferedImage picture = new BufferedImage(box.width(), box.height(), BufferedImage.TYPE_INT_ARGB);
        mask.forEachRun((y, fromX, toX) -> {
            for (int x = fromX; x < toX; x++) {
                picture.setRGB(x - box.x(), y - box.y(), OPAQUE | image.rgb(x, y));
            }
        });
        return picture;
    }
}
