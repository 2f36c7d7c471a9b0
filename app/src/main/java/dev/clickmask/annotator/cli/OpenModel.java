package dev.clickmask.annotator.cli;

import dev.clickmask.sam.SamModel;

/** A model that is closed even when Ctrl+C ends the program, which would else take the memory from under a native run. */
final class OpenModel implements AutoCloseable {
    private final SamModel model;
    private final Thread closer;

    /** Takes over the model. */
    OpenModel(SamModel model) {
        this.model = model;
        this.closer = new Thread(model::close, "close the model");
        Runtime.getRuntime().addShutdownHook(closer);
    }

    SamModel model() {
        return model;
    }

    @Override
    public void close() {
        model.close();
        try {
            Runtime.getRuntime().removeShutdownHook(closer);
        } catch (IllegalStateException e) {
            // The program is ending, and the hook at work: to close twice does no harm.
        }
    }
}
