package dev.clickmask.annotator.cutout;

import dev.clickmask.sam.catalog.ForegroundCatalog;
import dev.clickmask.sam.catalog.ForegroundEntry;
import dev.clickmask.sam.catalog.InstalledForeground;
import dev.clickmask.sam.catalog.ModelStore;
import dev.clickmask.sam.catalog.OwnForeground;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The foreground models that can be had on this computer, the one that was chosen, and the way to open one. Immutable; for any
 * thread.
 *
 * @param store where they are
 * @param catalog offers one at least
 * @param chosen id of the one that the person wants; empty if nobody has said
 */
public record Foregrounds(
        ModelStore store, ForegroundCatalog catalog, ForegroundOpener opener, Optional<String> chosen) {

    /** Without a choice. */
    public Foregrounds(ModelStore store, ForegroundCatalog catalog, ForegroundOpener opener) {
        this(store, catalog, opener, Optional.empty());
    }

    /** The same with another choice. */
    public Foregrounds choosing(String id) {
        return new Foregrounds(store, catalog, opener, Optional.of(id));
    }

    /** Id of the one that is used where it is here. */
    public String wanted() {
        return chosen.orElse(catalog.defaultId());
    }

    /** The one that is fetched when none is here: the chosen one, or else the usual one. */
    public ForegroundEntry offered() {
        return chosen.flatMap(catalog::find).orElseGet(() -> catalog.get(catalog.defaultId()));
    }

    /**
     * The one to use: the chosen one if it is here; without a choice the usual one if it is here, or else the first that is.
     *
     * @throws IOException if the chosen one is the person's own and cannot be had; says why
     */
    public Optional<InstalledForeground> installed() throws IOException {
        Optional<OwnForeground> own = chosen.isPresent() ? store.own().findForeground(chosen.get()) : Optional.empty();
        if (own.isPresent()) {
            return Optional.of(own.get().installed());
        }
        boolean isChosen = chosen.flatMap(catalog::find).isPresent();
        return Stream.concat(Stream.of(offered()), isChosen ? Stream.of() : catalog.entries().stream())
                .filter(entry -> !entry.spec().takesSlices())
                .flatMap(entry -> store.findForeground(entry.id()).stream())
                .findFirst();
    }
}
