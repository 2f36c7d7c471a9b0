package dev.clickmask.sam.everything;

import dev.clickmask.sam.geometry.PixelBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Of masks that say the same, keeps the one with the highest score: non-maximum suppression on their boxes. */
final class BoxSuppression {
    private BoxSuppression() {}

    /**
     * What is left, highest score first; of equal scores the earlier one counts as higher.
     *
     * @param overlap intersection over union of two boxes above which only one is kept
     */
    static List<FoundMask> of(List<FoundMask> found, ToDoubleFunction<FoundMask> score, double overlap) {
        List<FoundMask> ranked = new ArrayList<>(found);
        ranked.sort(Comparator.comparingDouble(score).reversed());
        List<FoundMask> kept = new ArrayList<>();
        for (FoundMask mask : ranked) {
            if (kept.stream().noneMatch(better -> iou(better.bounds(), mask.bounds()) > overlap)) {
                kept.add(mask);
            }
        }
        return kept;
    }

    /** As the reference counts: from the centre of the first pixel to that of the last. */
    private static double iou(PixelBox a, PixelBox b) {
        double width = Math.max(0, Math.min(a.endX(), b.endX()) - 1 - Math.max(a.x(), b.x()));
        double height = Math.max(0, Math.min(a.endY(), b.endY()) - 1 - Math.max(a.y(), b.y()));
        double common = width * height;
        double either = area(a) + area(b) - common;
        return either == 0 ? 0 : common / either;
    }

    private static double area(PixelBox box) {
        return Math.max(0.0, box.width() - 1) * Math.max(0, box.height() - 1);
    }
}
