package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.Size;
import java.util.List;

/** Masks as pictures of characters: {@code #} for a pixel of the mask, {@code .} for the others. */
final class AsciiMask {
    private AsciiMask() {}

    static Mask parse(String picture) {
        List<String> rows = picture.strip().lines().map(String::strip).toList();
        Size size = new Size(rows.get(0).length(), rows.size());
        MaskBuilder builder = new MaskBuilder(size, size.pixels());
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                if (rows.get(y).charAt(x) == '#') {
                    builder.set(x, y);
                }
            }
        }
        return builder.build();
    }

    static String draw(Mask mask) {
        StringBuilder picture = new StringBuilder();
        for (int y = 0; y < mask.size().height(); y++) {
            for (int x = 0; x < mask.size().width(); x++) {
                picture.append(mask.contains(x, y) ? '#' : '.');
            }
            picture.append('\n');
        }
        return picture.toString();
    }
}
