package dev.clickmask.annotator.series;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Slices in their order, read one at a time and never whole. Immutable; for any thread.
 */
public interface Series {
    /** The folder or file. */
    Path place();

    /** Names of the slices, as a person would know them. */
    List<String> names();

    /** What could be told at once to be missing or not to belong here. */
    default List<SkippedSlice> skipped() {
        return List.of();
    }

    /** How large a sample is, where the files say it. */
    default Optional<Spacing> spacing() {
        return Optional.empty();
    }

    /** The window that the files ask for, where they do. */
    default Optional<Windowing> window() {
        return Optional.empty();
    }

    /**
     * Opens the series for one thread; several may have theirs at once.
     *
     * @throws IOException if it cannot be read at all
     */
    SliceReader open() throws IOException;
}
