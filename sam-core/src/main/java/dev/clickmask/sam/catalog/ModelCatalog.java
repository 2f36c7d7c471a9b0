package dev.clickmask.sam.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The models that can be had, in the order in which they are offered.
 *
 * @param defaultId the model for someone who has not chosen one; one of the entries
 * @param entries copied
 * @param foreground models that need no prompts; no two ids of all are the same
 */
public record ModelCatalog(String defaultId, List<CatalogEntry> entries, ForegroundCatalog foreground) {

    public ModelCatalog {
        entries = List.copyOf(entries);
        Set<String> ids = new HashSet<>();
        for (CatalogItem item : items(entries, foreground)) {
            if (!ids.add(item.id())) {
                throw new IllegalArgumentException("id \"" + item.id() + "\" stands twice");
            }
        }
        String id = defaultId;
        if (entries.stream().noneMatch(entry -> entry.id().equals(id))) {
            throw new IllegalArgumentException("default must be the id of a model, not \"" + defaultId + "\"");
        }
    }

    /** A catalogue without foreground models. */
    public ModelCatalog(String defaultId, List<CatalogEntry> entries) {
        this(defaultId, entries, ForegroundCatalog.NONE);
    }

    /** All that the catalogue offers: the SAM models, and then the foreground models. */
    public List<CatalogItem> items() {
        return items(entries, foreground);
    }

    private static List<CatalogItem> items(List<CatalogEntry> entries, ForegroundCatalog foreground) {
        List<CatalogItem> items = new ArrayList<>(entries);
        items.addAll(foreground.entries());
        return items;
    }

    /**
     * Whatever has this id.
     *
     * @throws IllegalArgumentException if nothing has; the message lists the ids there are
     */
    public CatalogItem item(String id) {
        return items().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no model \"" + id + "\"; the catalogue has "
                        + String.join(
                                ", ", items().stream().map(CatalogItem::id).toList())));
    }

    /** Reads the catalogue that comes with the program: models/catalog.json of the sources. */
    public static ModelCatalog bundled() {
        try (InputStream json = ModelCatalog.class.getResourceAsStream("catalog.json")) {
            if (json == null) {
                throw new IllegalStateException("the program was built without its models/catalog.json");
            }
            return CatalogReader.read(json);
        } catch (IOException e) {
            throw new IllegalStateException("the program was built with a bad models/catalog.json", e);
        }
    }

    /** The entry of this id, if there is one. */
    public Optional<CatalogEntry> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /**
     * The entry of this id.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public CatalogEntry get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no model \"" + id
                + "\"; the catalogue has "
                + String.join(", ", entries.stream().map(CatalogEntry::id).toList())));
    }

    /** The model for someone who has not chosen one. */
    public CatalogEntry defaultEntry() {
        return get(defaultId);
    }
}
