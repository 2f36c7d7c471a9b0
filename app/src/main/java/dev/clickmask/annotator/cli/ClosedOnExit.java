package dev.clickmask.annotator.cli;

/**
 * A model that is closed even when Ctrl+C ends the program, which would else take the memory from under a native run.
 *
 * @param <T> kind of model
 */
final class ClosedOnExit<T> implements AutoCloseable {
    private final T model;
    private final Runnable close;
    private final Thread closer;

    /** @param close may be called from any thread, and more than once */
    ClosedOnExit(T model, Runnable close) {
        this.model = model;
        this.close = close;
        this.closer = new Thread(close, "close the model");
        Runtime.getRuntime().addShutdownHook(closer);
    }

    T model() {
        return model;
    }

    @Override
    public void close() {
        close.run();
        try {
            Runtime.getRuntime().removeShutdownHook(closer);
        } catch (IllegalStateException e) {
            // The program is ending, and the hook at work: to close twice does no harm.
        }
    }
}
