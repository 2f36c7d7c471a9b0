package dev.clickmask.annotator.ui;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Reads one thing at a time, on a thread that is its own: what was asked for before is given up, so that something that takes
 * minutes, or a disk that does not answer, never holds up what comes after it. May be called from any thread.
 *
 * @param <T> what is read
 */
final class NewestRead<T> implements AutoCloseable {
    /** What was given up may take a while until it ends, and takes memory until then. */
    private static final int AT_A_TIME = 2;

    private final Semaphore room = new Semaphore(AT_A_TIME);
    private @Nullable Turn<T> current;

    /** The time in which one thing is wanted. */
    private record Turn<T>(T wanted, ExecutorService reader) {}

    /** Work that may throw. */
    interface Work<R, E extends Exception> {
        R run() throws E;
    }

    /**
     * Begins to read on a thread of its own; after what is being read of the same thing, and in the place of all that is of others.
     * The thread is interrupted when it is given up in turn.
     */
    synchronized void start(T wanted, Runnable reading) {
        Turn<T> turn = current;
        if (turn == null || !turn.wanted.equals(wanted)) {
            close();
            turn = new Turn<>(wanted, Executors.newSingleThreadExecutor(work -> new Thread(work, "reader")));
            current = turn;
        }
        turn.reader.execute(reading);
    }

    /**
     * Does what takes memory; waits while too much that was given up has not ended yet. On the thread that reads.
     *
     * @throws CancellationException if it is given up meanwhile
     */
    <R, E extends Exception> R inTurn(Work<R, E> work) throws E {
        try {
            room.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("not wanted any more");
        }
        try {
            return work.run();
        } finally {
            room.release();
        }
    }

    /** Gives up what is being read; more may be started. */
    @Override
    public synchronized void close() {
        if (current != null) {
            current.reader.shutdownNow();
            current = null;
        }
    }
}
