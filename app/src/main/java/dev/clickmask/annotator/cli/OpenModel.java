package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.catalog.InstalledModel;
import java.io.IOException;

/** A model that is closed even when Ctrl+C ends the program, which would else take the memory from under a native run. */
final class OpenModel implements AutoCloseable {
    private final SamModel model;
    private final Thread closer;

    private OpenModel(SamModel model) {
        this.model = model;
        this.closer = new Thread(model::close, "close the model");
        Runtime.getRuntime().addShutdownHook(closer);
    }

    /** Loads a model; Ctrl+C acts as soon as it is loaded. */
    static OpenModel load(ModelOpener opener, InstalledModel installed) throws IOException {
        HeldSignals signals = new HeldSignals();
        try {
            return new OpenModel(opener.open(installed));
        } finally {
            signals.release();
        }
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
