package dev.clickmask.annotator.exchange;

import java.util.Locale;

/** How a mask with holes is written where polygons are wanted, which cannot say them. */
public enum Holes {
    /** As run lengths, which every reader of COCO ought to understand. */
    RLE,
    /** As a polygon whose outline goes into each hole and back by a bridge of no width. */
    CUT;

    /** As a person types it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
