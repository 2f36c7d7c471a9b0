package dev.clickmask.sam.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The models that can be had, in the order in which they are offered.
 *
 * @param defaultId the model for someone who has not chosen one; one of the entries
 * @param entries of different ids; copied
 */
public record ModelCatalog(String defaultId, List<CatalogEntry> entries) {

    public ModelCatalog {
        entries = List.copyOf(entries);
        Set<String> ids = new HashSet<>();
        for (CatalogEntry entry : entries) {
            if (!ids.add(entry.id())) {
                throw new IllegalArgumentException("id \"" + entry.id() + "\" stands twice");
            }
        }
        if (!ids.contains(defaultId)) {
            throw new IllegalArgumentException("default must be the id of a model, not \"" + defaultId + "\"");
        }
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
