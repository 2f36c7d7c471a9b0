package dev.clickmask.annotator.ui;

import dev.clickmask.sam.catalog.CatalogItem;
import dev.clickmask.sam.catalog.ForegroundEntry;
import dev.clickmask.sam.catalog.InstalledForeground;
import dev.clickmask.sam.catalog.ModelState;
import dev.clickmask.sam.catalog.ModelStore;
import dev.clickmask.sam.catalog.OwnForeground;
import dev.clickmask.sam.matte.ForegroundSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model without prompts: one that removes backgrounds, or one that marks an object in slices.
 *
 * @param item of the catalogue; empty if it is the person's own
 * @param ownFiles its description and its file, as far as they are known; none if it is of the catalogue
 * @param ownState of one's own; that of another is found in the store
 */
record ForegroundChoice(
        String id, Optional<CatalogItem> item, List<Path> ownFiles, ModelState ownState, boolean takesSlices)
        implements ListedModel {

    static ForegroundChoice of(ForegroundEntry entry) {
        boolean slices = entry.spec().takesSlices();
        return new ForegroundChoice(entry.id(), Optional.of(entry), List.of(), ModelState.ABSENT, slices);
    }

    /** Looks at the model's files. */
    static ForegroundChoice of(OwnForeground own) {
        try {
            InstalledForeground found = own.installed();
            List<Path> files = List.of(own.description(), found.file());
            ForegroundSpec spec = found.spec();
            return new ForegroundChoice(own.id(), Optional.empty(), files, ModelState.PRESENT, spec.takesSlices());
        } catch (IOException e) {
            List<Path> files = List.of(own.description());
            return new ForegroundChoice(own.id(), Optional.empty(), files, ModelState.BROKEN, false);
        }
    }

    @Override
    public ModelState state(ModelStore store) {
        return isOwn() ? ownState : store.state(id);
    }
}
