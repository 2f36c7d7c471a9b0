package dev.clickmask.annotator.ui;

import dev.clickmask.sam.image.ReadProgress;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/** Tells a person how far the reading of an image is: now and then, and nothing where it is soon over. For the thread that reads. */
final class ReadMeter implements ReadProgress {
    private static final long SILENT_NS = 300_000_000;
    private static final long TOLD_EVERY_NS = 100_000_000;

    private final LongSupplier clock;
    private final IntConsumer told;
    private long last;
    private long pause = SILENT_NS;
    private int percent;

    /**
     * Begins to read.
     *
     * @param clock nanoseconds from anywhere on
     * @param told hears percents, each more than the one before
     */
    ReadMeter(LongSupplier clock, IntConsumer told) {
        this.clock = clock;
        this.told = told;
        last = clock.getAsLong();
    }

    @Override
    public void at(double share) {
        int now = (int) (100 * share);
        long time = clock.getAsLong();
        if (now > percent && time - last >= pause) {
            last = time;
            pause = TOLD_EVERY_NS;
            percent = now;
            told.accept(now);
        }
    }
}
