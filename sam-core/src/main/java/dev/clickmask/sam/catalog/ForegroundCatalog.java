package dev.clickmask.sam.catalog;

import java.util.List;
import java.util.Optional;

/**
 * The foreground models that can be had, in the order in which they are offered.
 *
 * @param defaultId the model for someone who has not chosen one; one of the entries
 * @param entries copied
 */
public record ForegroundCatalog(String defaultId, List<ForegroundEntry> entries) {
    /** A catalogue that offers none. */
    static final ForegroundCatalog NONE = new ForegroundCatalog();

    private ForegroundCatalog() {
        this("", List.of());
    }

    public ForegroundCatalog {
        entries = List.copyOf(entries);
        String id = defaultId;
        if (!entries.isEmpty() && entries.stream().noneMatch(entry -> entry.id().equals(id))) {
            throw new IllegalArgumentException("default must be the id of a model, not \"" + defaultId + "\"");
        }
    }

    /** The entry of this id, if there is one. */
    public Optional<ForegroundEntry> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /**
     * The entry of this id.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public ForegroundEntry get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no foreground model \"" + id
                + "\"; the catalogue has "
                + String.join(", ", entries.stream().map(ForegroundEntry::id).toList())));
    }
}
