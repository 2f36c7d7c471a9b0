package dev.clickmask.annotator.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Stands in for the event dispatch thread: deliveries wait here until the test takes them. */
final class Deliveries implements Executor {
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final List<?> heard;

    /** A test that waits in vain tells what it has heard. */
    Deliveries(List<?> heard) {
        this.heard = heard;
    }

    @Override
    public void execute(Runnable delivery) {
        waiting.add(delivery);
    }

    /** How many wait. */
    int size() {
        return waiting.size();
    }

    /** Forgets those that wait. */
    void clear() {
        waiting.clear();
    }

    /** Takes so many. */
    void take(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            Runnable delivery = waiting.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(delivery).as("what comes after %s", heard).isNotNull();
            delivery.run();
        }
    }

    /** Takes one after the other until something has come true. */
    void takeUntil(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            take(1);
        }
    }

    /** Waits for something on another thread, and takes none. */
    static void until(BooleanSupplier condition) {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience ends").isLessThan(patience);
            Thread.onSpinWait();
        }
    }
}
