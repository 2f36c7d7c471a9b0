package dev.clickmask.annotator.cli;

import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.catalog.InstalledModel;
import java.io.IOException;

/** Loads a model, so that the commands need not know what runs it. */
@FunctionalInterface
public interface ModelOpener {
    /**
     * Loads the model; the caller closes it.
     *
     * @throws IOException if its files cannot be loaded
     */
    SamModel open(InstalledModel model) throws IOException;
}
