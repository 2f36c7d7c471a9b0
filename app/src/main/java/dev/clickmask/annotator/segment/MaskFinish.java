package dev.clickmask.annotator.segment;

import dev.clickmask.sam.mask.Logits;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskParts;
import java.util.Comparator;

/**
 * How the model's answer becomes a mask. Immutable.
 *
 * @param threshold in logits; 0 is what the models were trained for, more makes masks smaller
 * @param fillHoles area in image pixels of the largest hole to fill; 0 fills none
 * @param dropSpecks area in image pixels of the largest part to drop; 0 drops none
 */
public record MaskFinish(float threshold, int fillHoles, int dropSpecks) {
    /** The mask as the model means it. */
    public static final MaskFinish NONE = new MaskFinish(0, 0, 0);

    public MaskFinish {
        if (!Float.isFinite(threshold) || fillHoles < 0 || dropSpecks < 0) {
            throw new IllegalArgumentException(
                    "threshold " + threshold + ", holes to " + fillHoles + ", specks to " + dropSpecks);
        }
    }

    public MaskFinish withThreshold(float other) {
        return new MaskFinish(other, fillHoles, dropSpecks);
    }

    public MaskFinish withFillHoles(int area) {
        return new MaskFinish(threshold, area, dropSpecks);
    }

    public MaskFinish withDropSpecks(int area) {
        return new MaskFinish(threshold, fillHoles, area);
    }

    /**
     * Makes the mask, which takes milliseconds.
     *
     * <p>Holes are filled first. If all parts are specks, the largest stays: an object does not vanish by being cleaned.
     * Both as in {@code remove_small_regions} of Segment Anything's automatic mask generator.
     */
    public Mask mask(Logits logits) {
        return clean(logits.mask(threshold));
    }

    /** Whether {@link #clean} can change anything. */
    public boolean cleans() {
        return fillHoles > 0 || dropSpecks > 0;
    }

    /** Fills the holes and drops the specks of a mask that there is already. */
    public Mask clean(Mask mask) {
        Mask filled = fillHoles > 0 ? MaskParts.fillHoles(mask, fillHoles) : mask;
        return dropSpecks > 0 ? withoutSpecks(filled) : filled;
    }

    private Mask withoutSpecks(Mask mask) {
        Mask kept = MaskParts.dropSpecks(mask, dropSpecks);
        return kept.isEmpty()
                ? MaskParts.of(mask).stream()
                        .max(Comparator.comparing(Mask::area))
                        .orElse(mask)
                : kept;
    }
}
