package dev.clickmask.annotator.ui;

import dev.clickmask.sam.catalog.CatalogEntry;
import dev.clickmask.sam.catalog.CatalogItem;
import dev.clickmask.sam.catalog.InstalledModel;
import dev.clickmask.sam.catalog.ModelState;
import dev.clickmask.sam.catalog.ModelStore;
import dev.clickmask.sam.catalog.OwnModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model that answers prompts.
 *
 * @param entry of the catalogue; exactly one of this and {@code own} is there
 */
record ModelChoice(@Nullable CatalogEntry entry, @Nullable OwnModel own) implements ListedModel {

    static ModelChoice of(CatalogEntry entry) {
        return new ModelChoice(entry, null);
    }

    static ModelChoice of(OwnModel own) {
        return new ModelChoice(null, own);
    }

    @Override
    public String id() {
        return entry != null ? entry.id() : own != null ? own.id() : "";
    }

    @Override
    public Optional<CatalogItem> item() {
        return Optional.ofNullable(entry);
    }

    @Override
    public List<Path> ownFiles() {
        return own == null ? List.of() : List.of(own.encoder(), own.decoder());
    }

    @Override
    public ModelState state(ModelStore store) {
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
