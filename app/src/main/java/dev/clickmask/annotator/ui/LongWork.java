package dev.clickmask.annotator.ui;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;

/** Work that takes a while, which the person can watch and give up. May be used from any thread. */
final class LongWork {
    private static final long TOLD_EVERY_NS = 100_000_000;

    private final Executor edt;
    private final Runnable changed;
    private volatile int done;
    private volatile int total;
    private volatile boolean cancelled;
    private long told;

    /**
     * Begins without knowing how much there is to do.
     *
     * @param changed told on {@code edt} when more is done, but not too often
     */
    LongWork(Executor edt, Runnable changed) {
        this.edt = edt;
        this.changed = changed;
    }

    /** Says how much there is to do. */
    void setTotal(int steps) {
        total = steps;
    }

    /**
     * Says how much is done; for the thread that does it.
     *
     * @throws CancellationException if the person has given the work up
     */
    void step(int steps) {
        if (cancelled) {
            throw new CancellationException("given up");
        }
        done = steps;
        long now = System.nanoTime();
        if (now - told > TOLD_EVERY_NS) {
            told = now;
            edt.execute(changed);
        }
    }

    int done() {
        return done;
    }

    /** How much there is to do; 0 while that is not known. */
    int total() {
        return total;
    }

    /** Gives it up at its next step. */
    void cancel() {
        cancelled = true;
    }
}
