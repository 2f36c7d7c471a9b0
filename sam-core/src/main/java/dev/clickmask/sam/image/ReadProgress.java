package dev.clickmask.sam.image;

/**
 * Hears how far the reading of an image is. Called on the thread that reads, as often as once a row, so it must take no time.
 */
@FunctionalInterface
public interface ReadProgress {
    /** For whom nobody waits. */
    ReadProgress NONE = share -> {};

    /**
     * Hears how far it is now.
     *
     * @param share of all the work that is done, from 0 to 1; may stay for a while, and then leap
     */
    void at(double share);

    /** For a part of the work, which begins at one share and ends at another. */
    default ReadProgress part(double from, double to) {
        return share -> at(from + share * (to - from));
    }
}
