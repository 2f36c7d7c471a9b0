package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the last edit of whole instances did, in words, until something else is done or selected. For the event dispatch
 * thread.
 */
final class LastEdit {
    private final Messages messages;
    private final Document document;
    private final Runnable changed;
    private String words = "";
    private @Nullable AnnotatedImage after;
    private List<Long> selected = List.of();

    /** @param changed called when there are new words */
    LastEdit(Messages messages, Document document, Runnable changed) {
        this.messages = messages;
        this.document = document;
        this.changed = changed;
    }

    /** Says what has been done to the image as it is now. */
    void tell(String key, Object... arguments) {
        words = messages.text(key, arguments);
        after = document.image().orElse(null);
        selected = selection();
        changed.run();
    }

    /** Says no more. */
    void forget() {
        after = null;
    }

    /** What has been done, if nothing else was since. */
    Optional<String> words() {
        boolean latest = after != null && document.image().equals(Optional.of(after)) && selected.equals(selection());
        return latest ? Optional.of(words) : Optional.empty();
    }

    private List<Long> selection() {
        return document.selected().stream().map(Instance::id).toList();
    }
}
