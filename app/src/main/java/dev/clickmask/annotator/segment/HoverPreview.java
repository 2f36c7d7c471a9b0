package dev.clickmask.annotator.segment;

import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.mask.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The mask that a click would give, while the pointer moves and no prompt has been given. Belongs to the thread of the
 * {@link PromptSession}.
 */
public final class HoverPreview {
    private final PromptSession session;
    private final Consumer<PreviewRequest> source;
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean enabled;
    private @Nullable ImagePoint pointer;
    private @Nullable Mask mask;
    /** Counts the times that the preview began; what was asked before belongs to another place or image. */
    private long begun;

    /** Begins switched off. Of several questions {@code source} need answer only the newest. */
    public HoverPreview(PromptSession session, Consumer<PreviewRequest> source) {
        this.session = session;
        this.source = source;
        session.addListener(this::end);
    }

    /** Calls {@code listener} when there is another mask or none any more, and when it is switched on or off. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean on) {
        enabled = on;
        end();
        listeners.forEach(Runnable::run);
    }

    /** What to show; late by a moment, for the place where the pointer was. */
    public Optional<Mask> mask() {
        return Optional.ofNullable(mask);
    }

    /** The pointer is at that place of the image. */
    public void pointAt(ImagePoint at) {
        if (enabled && session.isEmpty() && !at.equals(pointer)) {
            pointer = at;
            long now = begun;
            source.accept(new PreviewRequest(new Prompt.Point(at, true), session.finish(), found -> show(found, now)));
        }
    }

    /** The pointer is elsewhere, or what is under it has changed. */
    public void end() {
        begun++;
        pointer = null;
        if (mask != null) {
            mask = null;
            listeners.forEach(Runnable::run);
        }
    }

    private void show(Mask found, long asked) {
        if (asked == begun) {
            mask = found;
            listeners.forEach(Runnable::run);
        }
    }
}
