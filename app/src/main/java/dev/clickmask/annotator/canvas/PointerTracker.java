package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.geometry.ImagePoint;
import java.awt.Point;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells which place of the image the mouse is at, also when not the mouse moves but the image under it. */
final class PointerTracker extends MouseAdapter {
    private final ImageCanvas canvas;
    private final List<Consumer<Optional<ImagePoint>>> listeners = new ArrayList<>();
    private Optional<ImagePoint> told = Optional.empty();
    private @Nullable Point mouse;

    PointerTracker(ImageCanvas canvas) {
        this.canvas = canvas;
        canvas.addMouseListener(this);
        canvas.addMouseMotionListener(this);
        canvas.addViewportListener(this::tell);
    }

    void addListener(Consumer<Optional<ImagePoint>> listener) {
        listeners.add(listener);
    }

    private void tell() {
        Optional<ImagePoint> now = Optional.ofNullable(mouse)
                .flatMap(at -> canvas.viewport().map(viewport -> place(at, viewport, canvas.deviceScale())));
        if (!now.equals(told)) {
            told = now;
            listeners.forEach(listener -> listener.accept(now));
        }
    }

    /** The middle of the pixel that the mouse points at. */
    private static ImagePoint place(Point mouse, Viewport viewport, double scale) {
        return viewport.toImage((mouse.x + 0.5) * scale, (mouse.y + 0.5) * scale);
    }

    @Override
    public void mouseMoved(MouseEvent e) {
        mouse = e.getPoint();
        tell();
    }

    @Override
    public void mouseDragged(MouseEvent e) {
        mouseMoved(e);
    }

    @Override
    public void mouseEntered(MouseEvent e) {
        mouseMoved(e);
    }

    @Override
    public void mouseExited(MouseEvent e) {
        mouse = null;
        tell();
    }
}
