package dev.clickmask.annotator.document;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Colours for categories in the order in which they are handed out: first the seven of Okabe and Ito ("Color Universal
 * Design", 2008), which people with any form of colour blindness tell apart, then hues spread by the golden ratio.
 */
public final class CategoryColors {
    /** Of what belongs to no category: grey. */
    static final int UNKNOWN = 0x9A9A9A;

    private static final List<Integer> DISTINCT =
            List.of(0x56B4E9, 0xE69F00, 0x009E73, 0xF0E442, 0xCC79A7, 0xD55E00, 0x0072B2);
    private static final double SATURATION = 0.65;
    private static final double VALUE = 0.9;
    private static final double GOLDEN_RATIO = 0.618033988749895;

    private CategoryColors() {}

    /** The colour of the category that has {@code index} others before it, {@code 0xRRGGBB}. */
    public static int rgb(int index) {
        if (index < DISTINCT.size()) {
            return DISTINCT.get(index);
        }
        double hue = index * GOLDEN_RATIO % 1;
        return channel(5, hue) << 16 | channel(3, hue) << 8 | channel(1, hue);
    }

    /** The first of the colours that none of these has. */
    static int unused(List<Category> taken) {
        return IntStream.iterate(0, index -> index + 1)
                .map(CategoryColors::rgb)
                .filter(rgb -> taken.stream().noneMatch(category -> category.rgb() == rgb))
                .findFirst()
                .orElseThrow();
    }

    /** One channel of a colour of full hue, from HSV: 5 for red, 3 for green, 1 for blue. */
    private static int channel(int offset, double hue) {
        double sector = (offset + 6 * hue) % 6;
        double dimming = Math.max(0, Math.min(1, Math.min(sector, 4 - sector)));
        return (int) Math.round(255 * VALUE * (1 - SATURATION * dimming));
    }
}
