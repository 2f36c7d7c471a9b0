package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.segment.Suggestions;
import java.awt.Cursor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Accepts a suggestion by a click and rejects it by the right button; beside suggestions, and while there are none, the
 * mouse is that of another tool.
 */
public final class SuggestionTool implements Tool {
    private final Suggestions suggestions;
    private final Tool other;
    /** Whether the last press was not for the other tool, so that what follows is not either. */
    private boolean taken;

    public SuggestionTool(Suggestions suggestions, Tool other) {
        this.suggestions = suggestions;
        this.other = other;
    }

    @Override
    public void activate() {
        other.activate();
    }

    @Override
    public void deactivate() {
        suggestions.pointAt(null);
        other.deactivate();
    }

    @Override
    public Cursor cursor() {
        return pointed() != null ? Cursor.getPredefinedCursor(Cursor.HAND_CURSOR) : other.cursor();
    }

    private @Nullable Instance pointed() {
        return suggestions.isActive() ? suggestions.pointed().orElse(null) : null;
    }

    @Override
    public void pressed(Pointer pointer) {
        if (pointer.clicks() > 1 && taken) {
            // The second of two clicks is not for what lies below.
            return;
        }
        suggestions.pointAt(pointer.at());
        Optional<Instance> under = Optional.ofNullable(pointed());
        // A right click that misses is no prompt: the model would know nothing but where the object is not.
        taken = under.isPresent() || (suggestions.isActive() && pointer.secondary());
        if (!taken) {
            other.pressed(pointer);
        } else if (pointer.secondary()) {
            under.ifPresent(suggestions::reject);
        } else {
            under.ifPresent(suggestions::accept);
        }
    }

    @Override
    public void dragged(Pointer pointer) {
        if (!taken) {
            other.dragged(pointer);
        }
    }

    @Override
    public void released(Pointer pointer) {
        if (!taken) {
            other.released(pointer);
        }
    }

    @Override
    public void moved(Pointer pointer) {
        suggestions.pointAt(pointer.at());
        if (pointed() == null) {
            other.moved(pointer);
        } else {
            other.exited();
        }
    }

    @Override
    public void exited() {
        suggestions.pointAt(null);
        other.exited();
    }

    @Override
    public void turned(int notches) {
        other.turned(notches);
    }

    @Override
    public boolean isBusy() {
        return other.isBusy();
    }

    @Override
    public void finish() {
        other.finish();
    }

    @Override
    public void drop() {
        other.drop();
    }

    @Override
    public void takeBack() {
        other.takeBack();
    }

    @Override
    public boolean reopens() {
        return !taken && other.reopens();
    }
}
