package dev.clickmask.annotator.segment;

import java.util.concurrent.Executor;

/**
 * The way back from the inference thread to where its listener is called. What belongs to an image that is no longer shown
 * is dropped on the way, and so is everything once it is closed.
 */
final class Delivery {
    private final Executor back;

    // Guarded by this.
    private long generation;
    private boolean closed;

    Delivery(Executor back) {
        this.back = back;
    }

    /** Another image is shown from now on. */
    synchronized void nextGeneration() {
        generation++;
    }

    /** Tells what is asked about the current image from what was asked about those before. */
    synchronized long generation() {
        return generation;
    }

    synchronized void close() {
        closed = true;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    void deliver(Runnable message) {
        back.execute(() -> {
            if (!isClosed()) {
                message.run();
            }
        });
    }

    /** The generation is compared where it is bumped, on the way back, so that nothing late slips through. */
    void deliver(long asked, Runnable message) {
        deliver(() -> {
            if (asked == generation()) {
                message.run();
            }
        });
    }
}
