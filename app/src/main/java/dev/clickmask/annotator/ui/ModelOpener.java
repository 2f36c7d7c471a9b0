package dev.clickmask.annotator.ui;

import dev.clickmask.sam.SamModel;
import dev.clickmask.sam.catalog.InstalledModel;
import java.io.IOException;

/** Opens the files of a model; so that the window need not know what runs them. */
@FunctionalInterface
public interface ModelOpener {

    /** Takes up to seconds; called on the inference thread, once for each model. */
    SamModel open(InstalledModel model) throws IOException;
}
