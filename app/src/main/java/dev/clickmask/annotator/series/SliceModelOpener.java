package dev.clickmask.annotator.series;

import dev.clickmask.sam.catalog.InstalledForeground;
import dev.clickmask.sam.matte.SliceModel;
import java.io.IOException;

/** Loads a model of slices, so that neither the commands nor the window need to know what runs it. */
@FunctionalInterface
public interface SliceModelOpener {
    /**
     * Loads the model; the caller closes it.
     *
     * @throws IOException if its file cannot be loaded, or takes colour images
     */
    SliceModel open(InstalledForeground model) throws IOException;
}
