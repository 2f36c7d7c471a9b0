package dev.clickmask.annotator.canvas;

import com.formdev.flatlaf.util.HiDPIUtils;
import com.formdev.flatlaf.util.UIScale;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;

/**
 * Shows layers over each other and lets a tool work on them. Zooms at the pointer with the wheel, moves with the middle
 * button or with Space held down.
 */
public final class ImageCanvas extends JComponent {
    private static final long serialVersionUID = 1L;
    private static final double ZOOM_STEP = 1.25;

    private final transient List<Layer> layers;
    private final transient List<Runnable> listeners = new ArrayList<>();
    private final transient CanvasMouse mouse = new CanvasMouse(this);
    private final transient PointerTracker pointer = new PointerTracker(this);
    private transient @Nullable Viewport viewport;
    /** Whether the image follows the size of the canvas, until it is zoomed or moved. */
    private boolean fitted = true;

    /** Paints the layers in this order. */
    public ImageCanvas(List<Layer> layers) {
        this.layers = List.copyOf(layers);
        setFocusable(true);
        // Tab goes through the candidates.
        setFocusTraversalKeysEnabled(false);
        setOpaque(true);
        addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent e) {
                follow();
            }
        });
    }

    /** Calls {@code listener} when the zoom or place of the image has changed. */
    public void addViewportListener(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Calls {@code listener} when the mouse is at another place of the image, which may lie outside of it, and without one
     * when it has left the canvas.
     */
    public void addPointerListener(Consumer<Optional<ImagePoint>> listener) {
        pointer.addListener(listener);
    }

    /** Puts a tool into the place of the one before. */
    public void setTool(Tool tool) {
        mouse.setTool(tool);
    }

    /** Lets the wheel with Shift go through slices. */
    public void setSliceWheel(SliceWheel slices) {
        mouse.setSliceWheel(slices);
    }

    /** Lets a click with Ctrl select instances, and a double click open one again. */
    public void setEditing(Editing editing) {
        mouse.setEditing(editing);
    }

    /** Goes on to an image of that size and shows all of it. */
    public void setImageSize(Size image) {
        fitted = true;
        setViewport(Viewport.fit(image, viewSize()));
    }

    /** Goes on to an image of that size as it was looked at before. */
    public void restore(Size image, CanvasView view) {
        fitted = false;
        setViewport(Viewport.of(image, viewSize(), view));
    }

    /** What the person looks at, if that is not just all of the image: what {@link #restore} takes. */
    public Optional<CanvasView> view() {
        return viewport().filter(current -> !fitted).map(Viewport::lookedAt);
    }

    /** How the image lies, if there is one. */
    public Optional<Viewport> viewport() {
        return Optional.ofNullable(viewport);
    }

    /** Shows all of the image. */
    public void zoomToFit() {
        fitted = true;
        viewport().ifPresent(current -> setViewport(Viewport.fit(current.image(), current.view())));
    }

    /** One pixel of the image becomes one of the screen. */
    public void zoomToActualSize() {
        changeViewport(current -> current.atScale(1));
    }

    /** One pixel of the image becomes a square of two by two. */
    public void zoomToDoubleSize() {
        changeViewport(current -> current.atScale(2));
    }

    /** One step closer. */
    public void zoomIn() {
        changeViewport(current -> current.atScale(current.scale() * ZOOM_STEP));
    }

    /** One step away. */
    public void zoomOut() {
        changeViewport(current -> current.atScale(current.scale() / ZOOM_STEP));
    }

    /** Moves the image, if nothing of the part is to be seen, so that the part is in the middle. */
    public void reveal(PixelBox part) {
        Viewport shown = viewport;
        if (shown != null
                && shown.toView(part).intersection(shown.view().pixels()).isEmpty()) {
            ImagePoint centre = new ImagePoint(part.x() + part.width() / 2.0, part.y() + part.height() / 2.0);
            changeViewport(
                    current -> Viewport.of(current.image(), current.view(), new CanvasView(current.scale(), centre)));
        }
    }

    void changeViewport(UnaryOperator<Viewport> change) {
        if (viewport != null) {
            fitted = false;
            setViewport(change.apply(viewport));
        }
    }

    private void setViewport(Viewport changed) {
        if (!changed.equals(viewport)) {
            viewport = changed;
            repaint();
            listeners.forEach(Runnable::run);
        }
    }

    private void follow() {
        viewport()
                .ifPresent(current ->
                        setViewport(fitted ? Viewport.fit(current.image(), viewSize()) : current.resized(viewSize())));
    }

    /** Device pixels that make one unit of Swing's coordinates. */
    double deviceScale() {
        return getGraphicsConfiguration() == null
                ? 1
                : getGraphicsConfiguration().getDefaultTransform().getScaleX();
    }

    private Size viewSize() {
        double scale = deviceScale();
        return new Size((int) Math.max(1, getWidth() * scale), (int) Math.max(1, getHeight() * scale));
    }

    /** Device pixels that make a length of 1 on a plain screen. */
    double density() {
        return deviceScale() * UIScale.getUserScaleFactor();
    }

    @Override
    protected void paintComponent(Graphics g) {
        HiDPIUtils.paintAtScale1x((Graphics2D) g, this, this::paintView);
    }

    private void paintView(Graphics2D g, int x, int y, int width, int height, double scale) {
        Graphics2D view = (Graphics2D) g.create(x, y, width, height);
        try {
            view.setBackground(getBackground());
            view.clearRect(0, 0, width, height);
            if (viewport != null) {
                paintLayers(view, viewport);
            }
        } finally {
            view.dispose();
        }
    }

    private void paintLayers(Graphics2D view, Viewport shown) {
        for (Layer layer : layers) {
            Graphics2D own = (Graphics2D) view.create();
            try {
                own.setBackground(getBackground());
                layer.paint(own, shown, density());
            } finally {
                own.dispose();
            }
        }
    }

    @Override
    public AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new AccessibleCanvas();
        }
        return accessibleContext;
    }

    /** What assistive technology is told. */
    private final class AccessibleCanvas extends AccessibleJComponent {
        private static final long serialVersionUID = 1L;

        @Override
        public AccessibleRole getAccessibleRole() {
            return AccessibleRole.CANVAS;
        }
    }
}
