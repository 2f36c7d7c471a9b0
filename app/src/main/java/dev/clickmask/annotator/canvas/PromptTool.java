package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.segment.HoverPreview;
import dev.clickmask.annotator.segment.PromptSession;
import dev.clickmask.sam.Capabilities;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import java.awt.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A click is a point on the object or, with the right button or Shift, off it; a drag is a box around it. Prompts that are
 * there can be dragged elsewhere; a click on a point removes it, a click with the right button on a corner the box.
 */
public final class PromptTool implements Tool {
    /** A hand that clicks is not quite still. */
    private static final double DRAG_FROM = 5;

    private final Document document;
    private final PromptSession session;
    private final HoverPreview hover;
    private final PromptLayer layer;
    private final Runnable repaint;
    private final PromptRules rules;
    private @Nullable Gesture gesture;
    private @Nullable Grip hovered;

    /** What began with a press of a button, and what was there then. */
    private static final class Gesture {
        final Pointer start;
        final List<Prompt> prompts;
        final @Nullable Grip grip;
        boolean dragging;
        boolean drafted;

        Gesture(Pointer start, List<Prompt> prompts) {
            this.start = start;
            this.prompts = prompts;
            grip = Grip.under(prompts, start).orElse(null);
        }
    }

    /**
     * Makes the tool.
     *
     * @param hover is told where the pointer is
     * @param layer shows what the pointer is over
     * @param repaint called when the layer is to be painted anew
     */
    public PromptTool(
            Document document, PromptSession session, HoverPreview hover, PromptLayer layer, Runnable repaint) {
        this(document, session, hover, layer, repaint, PromptRules.NONE);
    }

    /**
     * The same for a model that may not understand all prompts.
     *
     * @param rules which prompts are taken
     */
    public PromptTool(
            Document document,
            PromptSession session,
            HoverPreview hover,
            PromptLayer layer,
            Runnable repaint,
            PromptRules rules) {
        this.rules = rules;
        this.document = document;
        this.session = session;
        this.hover = hover;
        this.layer = layer;
        this.repaint = repaint;
    }

    @Override
    public void activate() {
        exited();
    }

    @Override
    public void deactivate() {
        if (gesture != null && gesture.drafted && session.isDrafting()) {
            session.clear();
        }
        gesture = null;
        exited();
    }

    @Override
    public boolean reopens() {
        return true;
    }

    @Override
    public Cursor cursor() {
        return hovered != null ? hovered.cursor() : Tool.super.cursor();
    }

    @Override
    public void pressed(Pointer pointer) {
        // A second button during a drag changes nothing.
        if (!session.isDrafting()) {
            gesture = new Gesture(pointer, session.prompts());
        }
    }

    @Override
    public void dragged(Pointer pointer) {
        Gesture current = gesture;
        if (current == null || current.start.secondary()) {
            return;
        }
        if (current.grip == null && isDrag(current.start, pointer) && isRefused(dragged(current, pointer))) {
            gesture = null;
            return;
        }
        if (current.drafted && !session.isDrafting()) {
            gesture = null; // ended by a key
        } else if (current.dragging || isDrag(current.start, pointer)) {
            current.dragging = true;
            layer.setPointer(pointer);
            session.draft(dragged(current, pointer));
            current.drafted = session.isDrafting();
        }
    }

    private static boolean isDrag(Pointer from, Pointer to) {
        double distance =
                Math.hypot(to.at().x() - from.at().x(), to.at().y() - from.at().y());
        return distance >= DRAG_FROM * from.reach();
    }

    /** The prompts as they would be if the drag ended here. */
    private List<Prompt> dragged(Gesture current, Pointer pointer) {
        ImagePoint from = current.start.at();
        ImagePoint to = pointer.at();
        Optional<Size> size = document.image().map(AnnotatedImage::size);
        if (size.isEmpty()) {
            return current.prompts;
        }
        Prompt changed = current.grip != null
                ? inside(current.grip.moved(to.x() - from.x(), to.y() - from.y()), size.get())
                : inside(new Prompt.BoxPrompt(Box.between(from, to)), size.get());
        if (changed instanceof Prompt.BoxPrompt drawn
                && (drawn.box().width() < 1 || drawn.box().height() < 1)) {
            return current.prompts;
        }
        List<Prompt> prompts = new ArrayList<>(current.prompts);
        if (current.grip != null) {
            prompts.set(current.grip.index(), changed);
        } else {
            prompts.removeIf(Prompt.BoxPrompt.class::isInstance);
            prompts.add(changed);
        }
        return prompts;
    }

    @Override
    public void released(Pointer pointer) {
        Gesture ended = gesture;
        gesture = null;
        if (ended != null && ended.dragging) {
            session.commitDraft();
        } else if (ended != null) {
            click(ended);
        }
        point(pointer);
    }

    private void click(Gesture at) {
        boolean secondary = at.start.secondary();
        if (at.grip instanceof Grip.OfPoint point) {
            session.remove(point.index());
        } else if (at.grip instanceof Grip.OfBox box && box.isCorner()) {
            if (secondary) {
                session.remove(box.index());
            }
        } else if (isInside(at.start.at())) {
            Prompt point = new Prompt.Point(at.start.at(), !secondary);
            List<Prompt> prompts = new ArrayList<>(session.prompts());
            prompts.add(point);
            if (!isRefused(prompts)) {
                session.addPoint(at.start.at(), !secondary);
            }
        }
    }

    private boolean isRefused(List<Prompt> prompts) {
        Optional<Capabilities.Limit> limit = rules.capabilities().refusal(prompts);
        limit.ifPresent(rules::refused);
        return limit.isPresent();
    }

    @Override
    public void moved(Pointer pointer) {
        point(pointer);
        if (hovered == null && isInside(pointer.at())) {
            hover.pointAt(pointer.at());
        } else {
            hover.end();
        }
    }

    private void point(Pointer pointer) {
        hovered = Grip.under(session.prompts(), pointer).orElse(null);
        layer.setPointer(pointer);
        repaint.run();
    }

    @Override
    public void exited() {
        hover.end();
        if (gesture == null) {
            hovered = null;
            layer.setPointer(null);
            repaint.run();
        }
    }

    private boolean isInside(ImagePoint at) {
        return document.image()
                .filter(image -> at.x() >= 0
                        && at.y() >= 0
                        && at.x() < image.size().width()
                        && at.y() < image.size().height())
                .isPresent();
    }

    private static Prompt inside(Prompt prompt, Size size) {
        if (prompt instanceof Prompt.Point point) {
            // The last place of a point is the centre of the last pixel.
            ImagePoint at = new ImagePoint(
                    clamped(point.at().x(), 0.5, size.width() - 0.5),
                    clamped(point.at().y(), 0.5, size.height() - 0.5));
            return new Prompt.Point(at, point.foreground());
        } else if (prompt instanceof Prompt.BoxPrompt drawn) {
            Box box = drawn.box();
            return new Prompt.BoxPrompt(new Box(
                    clamped(box.x0(), 0, size.width()),
                    clamped(box.y0(), 0, size.height()),
                    clamped(box.x1(), 0, size.width()),
                    clamped(box.y1(), 0, size.height())));
        }
        return prompt;
    }

    private static double clamped(double value, double min, double max) {
        return Math.max(min, Math.min(max, value));
    }
}
