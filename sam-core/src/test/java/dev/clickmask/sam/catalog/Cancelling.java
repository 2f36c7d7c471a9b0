package dev.clickmask.sam.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Someone who cancels. */
final class Cancelling {
    private Cancelling() {}

    /** Runs the action on a thread of its own, interrupts it as soon as it has begun, and returns how it ended. */
    static @Nullable Throwable once(BooleanSupplier begun, Callable<?> action) throws InterruptedException {
        AtomicReference<@Nullable Throwable> end = new AtomicReference<>();
        Thread thread = new Thread(() -> end.set(catchThrowable(action::call)));
        thread.start();
        while (!begun.getAsBoolean() && thread.isAlive()) {
            Thread.sleep(10);
        }
        thread.interrupt();
        thread.join(10_000);
        assertThat(thread.isAlive()).as("still running").isFalse();
        return end.get();
    }
}
