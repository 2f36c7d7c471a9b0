package dev.clickmask.annotator.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Images of the project that changed while they were not open: each stands here as it is now until it is opened, because what
 * is read of it meanwhile may be older. For one thread.
 */
public final class OtherImages {
    private final Map<String, AnnotatedImage> changed = new HashMap<>();
    private final List<Consumer<Change>> listeners = new ArrayList<>();

    /**
     * What happened to an image.
     *
     * @param before what it was
     * @param after what it is now
     * @param takenBack whether a step was undone
     */
    public record Change(AnnotatedImage before, AnnotatedImage after, boolean takenBack) {}

    /** Calls {@code listener} after each change of an image that is not open. */
    public void addListener(Consumer<Change> listener) {
        listeners.add(listener);
    }

    AnnotatedImage newest(AnnotatedImage read) {
        return changed.getOrDefault(read.file(), read);
    }

    void put(Change change) {
        changed.put(change.after().file(), change.after());
        List.copyOf(listeners).forEach(listener -> listener.accept(change));
    }

    void opened(String file) {
        changed.remove(file);
    }

    void changeAll(UnaryOperator<AnnotatedImage> change) {
        changed.replaceAll((file, image) -> change.apply(image));
    }

    void clear() {
        changed.clear();
    }
}
