package dev.clickmask.annotator.ui;

import dev.clickmask.sam.catalog.CatalogItem;
import dev.clickmask.sam.catalog.ModelState;
import dev.clickmask.sam.catalog.ModelStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A model in the list of models: of the catalogue, or of the person's own. */
sealed interface ListedModel permits ModelChoice, ForegroundChoice {
    String id();

    /** What the catalogue says of it; empty if it is the person's own. */
    Optional<CatalogItem> item();

    /** Files of one's own that are named to the person; none if it is of the catalogue. */
    List<Path> ownFiles();

    ModelState state(ModelStore store);

    /** As shown to the person. */
    default String name() {
        return item().map(CatalogItem::name).orElse(id());
    }

    default boolean isOwn() {
        return item().isEmpty();
    }
}
