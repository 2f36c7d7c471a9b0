package dev.clickmask.annotator.segment;

import java.time.Duration;

/** How long the person has asked for nothing. Guarded by whoever owns it. */
final class Quiet {
    private final long needed;
    private long disturbed;

    Quiet(Duration needed) {
        this.needed = needed.toNanos();
        disturbed = System.nanoTime() - this.needed;
    }

    /** The person has just asked for something. */
    void disturb() {
        disturbed = System.nanoTime();
    }

    /** Milliseconds until it has been quiet for long enough, 0 if it has. */
    long millisLeft() {
        long left = needed - (System.nanoTime() - disturbed);
        return left <= 0 ? 0 : left / 1_000_000 + 1;
    }
}
