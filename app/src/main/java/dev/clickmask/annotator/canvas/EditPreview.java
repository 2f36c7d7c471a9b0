package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.Instance;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an instance looks like in the middle of an edit, before it becomes a step of the document. */
public final class EditPreview {
    private @Nullable Instance shown;

    /** Shows an instance in the place of the one with its id or, if there is none, as a new one. */
    void show(Instance instance) {
        shown = instance;
    }

    /** Shows the document as it is. */
    void clear() {
        shown = null;
    }

    Optional<Instance> shown() {
        return Optional.ofNullable(shown);
    }

    /** Whether the instance in the document is not to be drawn, because it is shown otherwise. */
    boolean replaces(Instance instance) {
        return shown != null && shown.id() == instance.id();
    }
}
