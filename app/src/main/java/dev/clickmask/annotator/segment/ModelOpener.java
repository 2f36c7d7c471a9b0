package dev.clickmask.annotator.segment;

import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.catalog.InstalledModel;
import java.io.IOException;

/** Loads a model, so that neither the commands nor the window need to know what runs it. */
@FunctionalInterface
public interface ModelOpener {
    /**
     * Loads the model, which takes up to seconds; the caller closes it.
     *
     * @throws IOException if its files cannot be loaded
     */
    SamModel open(InstalledModel model) throws IOException;
}
