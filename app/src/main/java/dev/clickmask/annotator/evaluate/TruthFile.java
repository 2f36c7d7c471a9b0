package dev.clickmask.annotator.evaluate;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntPredicate;

/**
 * A picture whose gray levels say what each pixel is.
 *
 * @param file any image; of a coloured one the red channel counts
 * @param foreground level of the object, or {@link #ANY} for every level that is neither 0 nor ignored
 * @param ignore level of the pixels of which nobody can tell
 */
record TruthFile(Path file, int foreground, int ignore) {
    /** Every level but 0 and the ignored one. */
    static final int ANY = -1;

    /** @throws IOException if it is no image, or has not the size of the image that it belongs to */
    Truth read(Size imageSize) throws IOException {
        RgbImage picture = ImageFiles.read(file);
        if (!picture.size().equals(imageSize)) {
            throw new IOException(file + " is " + picture.size() + " but its image is " + imageSize
                    + ". Give each image a mask of its own size");
        }
        Mask ignored = select(picture, level -> level == ignore);
        return new Truth(
                select(picture, level -> foreground == ANY ? level != 0 && level != ignore : level == foreground),
                ignored);
    }

    private static Mask select(RgbImage picture, IntPredicate wanted) {
        Size size = picture.size();
        MaskBuilder mask = new MaskBuilder(size, size.pixels());
        byte[] row = new byte[3 * size.width()];
        for (int y = 0; y < size.height(); y++) {
            picture.readRow(y, row);
            for (int x = 0; x < size.width(); x++) {
                if (wanted.test(row[3 * x + 2] & 0xFF)) {
                    mask.set(x, y);
                }
            }
        }
        return mask.build();
    }
}
