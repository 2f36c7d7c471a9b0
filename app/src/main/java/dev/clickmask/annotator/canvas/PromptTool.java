package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.segment.PromptSession;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import org.jspecify.annotations.Nullable;

/** A click is a point on the object or, with the right button or Shift, off it; a drag is a box around it. */
public final class PromptTool implements Tool {
    /** A hand that clicks is not quite still. */
    private static final double DRAG_FROM = 5;

    private final Document document;
    private final PromptSession session;
    private final PromptLayer layer;
    private final Runnable repaint;
    private @Nullable Pointer start;
    private @Nullable Box draft;

    /**
     * Makes the tool.
     *
     * @param layer shows the box while it is drawn
     * @param repaint called when the layer is to be painted anew
     */
    public PromptTool(Document document, PromptSession session, PromptLayer layer, Runnable repaint) {
        this.document = document;
        this.session = session;
        this.layer = layer;
        this.repaint = repaint;
    }

    @Override
    public void activate() {
        show(null, null);
    }

    @Override
    public void deactivate() {
        start = null;
        show(null, null);
    }

    @Override
    public void pressed(Pointer pointer) {
        start = pointer;
    }

    @Override
    public void dragged(Pointer pointer) {
        if (start != null && !start.secondary() && (draft != null || isDrag(start, pointer))) {
            show(boxInside(start.at(), pointer.at()), null);
        }
    }

    private static boolean isDrag(Pointer from, Pointer to) {
        double distance =
                Math.hypot(to.at().x() - from.at().x(), to.at().y() - from.at().y());
        return distance >= DRAG_FROM * from.reach();
    }

    @Override
    public void released(Pointer pointer) {
        Pointer pressed = start;
        Box box = draft;
        start = null;
        show(null, pointer.at());
        if (box != null && box.width() >= 1 && box.height() >= 1) {
            session.setBox(box);
        } else if (box == null && pressed != null && isInside(pressed.at())) {
            session.addPoint(pressed.at(), !pressed.secondary());
        }
    }

    @Override
    public void moved(Pointer pointer) {
        show(null, pointer.at());
    }

    @Override
    public void exited() {
        if (start == null) {
            show(null, null);
        }
    }

    private void show(@Nullable Box box, @Nullable ImagePoint pointer) {
        draft = box;
        layer.setDraft(box);
        layer.setPointer(pointer);
        repaint.run();
    }

    private boolean isInside(ImagePoint at) {
        return document.image()
                .map(image -> at.x() >= 0
                        && at.y() >= 0
                        && at.x() < image.size().width()
                        && at.y() < image.size().height())
                .orElse(false);
    }

    private @Nullable Box boxInside(ImagePoint a, ImagePoint b) {
        return document.image()
                .map(image -> Box.between(clamped(a, image.size()), clamped(b, image.size())))
                .orElse(null);
    }

    private static ImagePoint clamped(ImagePoint at, Size size) {
        return new ImagePoint(
                Math.max(0, Math.min(size.width(), at.x())), Math.max(0, Math.min(size.height(), at.y())));
    }
}
