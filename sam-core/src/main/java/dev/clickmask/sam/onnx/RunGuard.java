package dev.clickmask.sam.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.clickmask.sam.InferenceException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a model's native runs, their cancellation and the release of its sessions out of each other's way: ONNX Runtime
 * crashes the JVM when a session is closed during a run.
 */
final class RunGuard {
    private final ReentrantLock turn = new ReentrantLock(true);

    // Guarded by this, not by the turn, so that a run can be ended while it has the turn.
    private OrtSession.@Nullable RunOptions current;
    private boolean cancelled;
    private boolean closed;

    /** A native call that must pass on the run options, so that it can be ended. */
    interface NativeCall<T> {
        T run(OrtSession.RunOptions options) throws OrtException;
    }

    /**
     * Makes the call when it is its turn.
     *
     * @param what the call as a person would name it, for messages: "encoding the image"
     */
    <T> T run(String what, NativeCall<T> call) throws InferenceException {
        turn.lock();
        try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
            begin(what, options);
            try {
                return call.run(options);
            } catch (OrtException e) {
                throw failure(what, e);
            } finally {
                end();
            }
        } catch (OrtException e) {
            throw new InferenceException("ONNX Runtime failed before " + what + ": " + e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }

    private synchronized void begin(String what, OrtSession.RunOptions options) throws InferenceException {
        if (closed) {
            throw InferenceException.cancelled("The model was closed before " + what);
        }
        current = options;
        cancelled = false;
    }

    private synchronized void end() {
        current = null;
    }

    private synchronized InferenceException failure(String what, OrtException e) {
        return cancelled
                ? InferenceException.cancelled("Cancelled while " + what)
                : new InferenceException("ONNX Runtime failed while " + what + ": " + e.getMessage(), e);
    }

    /** Ends the run in progress, if there is one. */
    synchronized void cancel() {
        if (current != null) {
            try {
                cancelled = true;
                current.setTerminate(true);
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime does not take the request to end a run", e);
            }
        }
    }

    /** Refuses further runs, ends the one in progress, waits for it, and then releases, once. */
    void close(Runnable release) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            cancel();
        }
        turn.lock();
        try {
            release.run();
        } finally {
            turn.unlock();
        }
    }
}
