package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.geometry.PixelBox;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * How all accepted instances look. Drawn in bands of the view on all cores, for there may be a hundred masks that fill it.
 *
 * @param masks from the bottom to the top
 * @param density view pixels that make a length of 1 on a plain screen
 */
record Accepted(List<Painted> masks, double density) {
    /** Rows that are worth a task of their own: what a band needs beyond its edges is little beside it. */
    private static final int BAND = 96;
    /** More changes than these are drawn faster all at once, and are not made by a person on an image. */
    private static final int FEW = 4;

    /** An instance and how it is drawn. */
    record Painted(Instance instance, MaskPaint paint) {}

    /** Draws a part of the view, which is empty but for this. */
    void draw(Viewport viewport, PixelBox part, int[] pixels) {
        inBands(part, band -> {
            MaskOverlay overlay = new MaskOverlay(pixels, band, viewport, density);
            overlay.clear();
            draw(overlay);
        });
    }

    /** Draws into a view over what is there. */
    void drawOver(Viewport viewport, int[] pixels) {
        inBands(viewport.view().pixels(), band -> draw(new MaskOverlay(pixels, band, viewport, density)));
    }

    private static void inBands(PixelBox part, Consumer<PixelBox> drawing) {
        int bands = Math.max(1, part.height() / BAND);
        IntStream.range(0, bands).parallel().forEach(band -> {
            int y = part.y() + part.height() * band / bands;
            int endY = part.y() + part.height() * (band + 1) / bands;
            drawing.accept(new PixelBox(part.x(), y, part.width(), endY - y));
        });
    }

    private void draw(MaskOverlay overlay) {
        for (Painted painted : masks) {
            overlay.draw(painted.instance().segmentation().mask(), painted.paint());
        }
    }

    /** How many pixels of those parts of the view lie in reach of the masks, counted once for each. */
    long pixels(Viewport viewport, List<PixelBox> parts) {
        return masks.stream()
                .map(painted ->
                        MaskOverlay.reach(painted.instance().segmentation().mask(), viewport, density))
                .mapToLong(reach -> parts.stream()
                        .mapToLong(part -> reach.intersection(part).area())
                        .sum())
                .sum();
    }

    /** What lies over {@code lower} here, if all of that lies below it as it was. */
    Optional<Accepted> beyond(Accepted lower) {
        int count = lower.masks.size();
        return density == lower.density
                        && count <= masks.size()
                        && masks.subList(0, count).equals(lower.masks)
                ? Optional.of(new Accepted(masks.subList(count, masks.size()), density))
                : Optional.empty();
    }

    /** Whether no more is different than what a person changes at once. */
    boolean isNearly(Accepted other) {
        return density == other.density && difference(masks, other.masks).size() <= FEW;
    }

    /** The parts of a view that look different from what they were. */
    static List<PixelBox> changedSince(Accepted before, Accepted after, Viewport viewport) {
        PixelBox view = viewport.view().pixels();
        Set<PixelBox> parts = new LinkedHashSet<>();
        for (Painted painted : difference(before.masks, after.masks)) {
            PixelBox reach = MaskOverlay.reach(painted.instance().segmentation().mask(), viewport, after.density);
            parts.add(reach.intersection(view));
        }
        return before.density == after.density && parts.size() <= FEW ? List.copyOf(parts) : List.of(view);
    }

    /** All between what both begin with and what both end with. */
    private static List<Painted> difference(List<Painted> before, List<Painted> after) {
        int shorter = Math.min(before.size(), after.size());
        int same = 0;
        while (same < shorter && before.get(same).equals(after.get(same))) {
            same++;
        }
        int end = 0;
        while (end < shorter - same && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        List<Painted> different = new ArrayList<>(before.subList(same, before.size() - end));
        different.addAll(after.subList(same, after.size() - end));
        return different;
    }
}
