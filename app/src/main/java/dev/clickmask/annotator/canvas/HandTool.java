package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.Document;
import dev.clickmask.sam.geometry.ImagePoint;
import java.awt.Cursor;
import org.jspecify.annotations.Nullable;

/** Moves the image; a click selects the instance under it. */
public final class HandTool implements Tool {
    /** A hand that clicks is not quite still. */
    private static final double DRAG_FROM = 4;

    private final ImageCanvas canvas;
    private final Picker picker;
    private @Nullable ImagePoint grip;
    private boolean moving;

    public HandTool(ImageCanvas canvas, Document document) {
        this.canvas = canvas;
        this.picker = new Picker(document);
    }

    @Override
    public void activate() {}

    @Override
    public void deactivate() {
        grip = null;
    }

    @Override
    public void pressed(Pointer pointer) {
        grip = pointer.at();
        moving = false;
    }

    @Override
    public void dragged(Pointer pointer) {
        ImagePoint held = grip;
        if (held != null && (moving || !pointer.isNear(held, DRAG_FROM))) {
            moving = true;
            // What was gripped comes to lie under the mouse again.
            canvas.changeViewport(viewport -> viewport.movedBy(
                    (pointer.at().x() - held.x()) * viewport.scale(),
                    (pointer.at().y() - held.y()) * viewport.scale()));
        }
    }

    @Override
    public void released(Pointer pointer) {
        if (grip != null && !moving) {
            picker.select(pointer.at());
        }
        grip = null;
    }

    @Override
    public void moved(Pointer pointer) {}

    @Override
    public void exited() {}

    @Override
    public boolean reopens() {
        return true;
    }

    @Override
    public Cursor cursor() {
        return Cursor.getPredefinedCursor(Cursor.HAND_CURSOR);
    }
}
