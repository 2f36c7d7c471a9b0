package dev.clickmask.sam.everything;

import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskParts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Fills small holes and drops small parts; masks that become alike by it are told apart again. */
final class SmallRegions {
    private SmallRegions() {}

    /**
     * The masks cleaned; of those that then say the same, one that needed no cleaning stays.
     *
     * @param limit holes and parts of fewer pixels go
     */
    static List<FoundMask> clean(List<FoundMask> found, int limit, double overlap) {
        Set<FoundMask> changed = Collections.newSetFromMap(new IdentityHashMap<>());
        List<FoundMask> cleaned = new ArrayList<>();
        for (FoundMask mask : found) {
            Mask before = mask.mask();
            Mask after = clean(before, limit);
            if (after.equals(before)) {
                cleaned.add(mask);
            } else {
                FoundMask other = mask.withMask(after);
                cleaned.add(other);
                changed.add(other);
            }
        }
        return BoxSuppression.of(cleaned, mask -> changed.contains(mask) ? 0 : 1, overlap);
    }

    /** An object does not vanish by being cleaned: if all parts are small, the largest stays. */
    private static Mask clean(Mask mask, int limit) {
        Mask filled = MaskParts.fillHoles(mask, limit - 1);
        Mask kept = MaskParts.dropSpecks(filled, limit - 1);
        return kept.isEmpty()
                ? MaskParts.of(filled).stream()
                        .max(Comparator.comparing(Mask::area))
                        .orElse(filled)
                : kept;
    }
}
