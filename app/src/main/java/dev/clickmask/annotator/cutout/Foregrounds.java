package dev.clickmask.annotator.cutout;

import dev.clickmask.sam.catalog.ForegroundCatalog;
import dev.clickmask.sam.catalog.ForegroundEntry;
import dev.clickmask.sam.catalog.InstalledForeground;
import dev.clickmask.sam.catalog.ModelStore;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The foreground models that can be had on this computer, and the way to open one. For any thread.
 *
 * @param store where they are
 * @param catalog offers one at least
 */
public record Foregrounds(ModelStore store, ForegroundCatalog catalog, ForegroundOpener opener) {

    /** The one that is fetched when none is here. */
    public ForegroundEntry offered() {
        return catalog.get(catalog.defaultId());
    }

    /** The one to use: the offered one if it is here, or else the first that is. */
    public Optional<InstalledForeground> installed() {
        return Stream.concat(Stream.of(offered()), catalog.entries().stream())
                .filter(entry -> !entry.spec().takesSlices())
                .flatMap(entry -> store.findForeground(entry.id()).stream())
                .findFirst();
    }
}
