package dev.clickmask.annotator.cutout;

import dev.clickmask.sam.catalog.InstalledForeground;
import dev.clickmask.sam.matte.ForegroundModel;
import java.io.IOException;

/** Loads a foreground model, so that neither the commands nor the window need to know what runs it. */
@FunctionalInterface
public interface ForegroundOpener {
    /**
     * Loads the model, which takes up to seconds; the caller closes it.
     *
     * @throws IOException if its file cannot be loaded
     */
    ForegroundModel open(InstalledForeground model) throws IOException;
}
