package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.catalog.InstalledModel;
import java.io.IOException;

/** A model that is closed even when Ctrl+C ends the program, which would else take the memory from under a native run. */
final class OpenModel implements AutoCloseable {
    private final ClosedOnExit<SamModel> open;

    private OpenModel(SamModel model) {
        this.open = new ClosedOnExit<>(model, model::close);
    }

    static OpenModel load(ModelOpener opener, InstalledModel installed) throws IOException {
        return new OpenModel(opener.open(installed));
    }

    SamModel model() {
        return open.model();
    }

    @Override
    public void close() {
        open.close();
    }
}
