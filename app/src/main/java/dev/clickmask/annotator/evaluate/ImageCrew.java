package dev.clickmask.annotator.evaluate;

import dev.clickmask.sam.InferenceException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Threads that work at images, with no more images in hand than threads, so that memory does not grow with what waits.
 * Used by one thread, which hears of the first failure at its next call.
 */
final class ImageCrew implements AutoCloseable {
    private static final long STACK_BYTES = 16 << 20;

    private final int threads;
    private final ExecutorService executor;
    private final Deque<Future<?>> inHand = new ArrayDeque<>();

    ImageCrew(int threads) {
        this.threads = threads;
        this.executor = Executors.newFixedThreadPool(threads, work -> new Thread(null, work, "evaluate", STACK_BYTES));
    }

    /** Work at one image. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException, InferenceException;
    }

    /** Gives out work, and waits as long as there is no hand for it. */
    void submit(Work work) throws IOException {
        if (inHand.size() == threads) {
            await(inHand.removeFirst());
        }
        Callable<Boolean> task = () -> {
            work.run();
            return true;
        };
        inHand.addLast(executor.submit(task));
    }

    /** Waits for all work. */
    void finish() throws IOException {
        while (!inHand.isEmpty()) {
            await(inHand.removeFirst());
        }
    }

    private static void await(Future<?> work) throws IOException {
        try {
            work.get();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("the evaluation was interrupted");
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            if (cause instanceof RuntimeException bug) {
                throw bug;
            }
            // What the model says is as good a sentence as what a file says.
            throw new IOException(cause.getMessage(), cause);
        }
    }

    /** Interrupts work in hand, and returns when none is left. */
    @Override
    public void close() throws IOException {
        executor.shutdownNow();
        try {
            executor.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("the evaluation was interrupted");
        }
    }
}
