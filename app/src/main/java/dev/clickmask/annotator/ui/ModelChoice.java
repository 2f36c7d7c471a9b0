package dev.clickmask.annotator.ui;

import dev.clickmask.sam.catalog.CatalogEntry;
import dev.clickmask.sam.catalog.InstalledModel;
import dev.clickmask.sam.catalog.ModelState;
import dev.clickmask.sam.catalog.ModelStore;
import dev.clickmask.sam.catalog.OwnModel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model that the person can use: of the catalogue, or of their own.
 *
 * @param entry of the catalogue; exactly one of this and {@code own} is there
 */
record ModelChoice(@Nullable CatalogEntry entry, @Nullable OwnModel own) {

    static ModelChoice of(CatalogEntry entry) {
        return new ModelChoice(entry, null);
    }

    static ModelChoice of(OwnModel own) {
        return new ModelChoice(null, own);
    }

    String id() {
        return entry != null ? entry.id() : own != null ? own.id() : "";
    }

    /** As shown to the person. */
    String name() {
        return entry != null ? entry.name() : id();
    }

    ModelState state(ModelStore store) {
        if (own != null) {
            return own.isPresent() ? ModelState.PRESENT : ModelState.BROKEN;
        }
        return store.state(id());
    }

    /** Its files, if they are here. */
    Optional<InstalledModel> find(ModelStore store) {
        if (own != null) {
            return own.isPresent() ? Optional.of(own.installed()) : Optional.empty();
        }
        return store.find(id());
    }
}
