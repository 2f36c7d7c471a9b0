package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.Segmentation.Outlines;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outlines of the selected instance with their vertices, and the polygon that is being drawn. The vertex that a press
 * would take is larger; where it would add one to an edge, that one is shown.
 */
public final class PolygonLayer implements Layer {
    private static final Color EDGE = new Color(0, 0, 0, 170);
    private static final double HANDLE = 3;
    private static final double HOVERED_HANDLE = 5;
    private static final double REACH = 7;
    /** With more of them in sight, only the line is drawn: nobody could take hold of a single one. */
    private static final int MOST_HANDLES = 3000;

    private final Outliner outliner;
    private final EditPreview preview;
    private boolean shown;
    private List<ImagePoint> drawn = List.of();
    private @Nullable Pointer pointer;

    public PolygonLayer(Outliner outliner, EditPreview preview) {
        this.outliner = outliner;
        this.preview = preview;
    }

    void setShown(boolean isShown) {
        shown = isShown;
    }

    /** Shows the vertices of a polygon that is being drawn. */
    void setDrawn(List<ImagePoint> vertices) {
        drawn = List.copyOf(vertices);
    }

    /** Notes where the mouse is; null when it is elsewhere. */
    void hover(@Nullable Pointer at) {
        pointer = at;
    }

    @Override
    public void paint(Graphics2D g, Viewport viewport, double density) {
        if (shown) {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            View view = new View(g, viewport, density);
            if (drawn.isEmpty()) {
                edited().ifPresent(outlines -> paintOutlines(outlines, view));
            } else {
                paintDrawn(view);
            }
        }
    }

    private Optional<Outlines> edited() {
        return preview.shown()
                .map(instance -> instance.segmentation() instanceof Outlines outlines ? outlines : null)
                .or(outliner::outlines);
    }

    private void paintOutlines(Outlines outlines, View view) {
        List<Polygon> rings =
                outlines.parts().stream().flatMap(part -> part.rings().stream()).toList();
        rings.forEach(ring -> view.line(ring.vertices(), true));
        List<ImagePoint> handles = rings.stream()
                .flatMap(ring -> ring.vertices().stream())
                .filter(view::sees)
                .limit(MOST_HANDLES + 1L)
                .toList();
        if (handles.size() <= MOST_HANDLES) {
            handles.forEach(vertex -> view.handle(vertex, HANDLE));
        }
        Optional.ofNullable(pointer).ifPresent(at -> paintHovered(outlines, at, view));
    }

    private static void paintHovered(Outlines outlines, Pointer at, View view) {
        NearOutline near = new NearOutline(outlines);
        near.vertex(at.at(), REACH * at.reach())
                .ifPresentOrElse(
                        vertex -> view.handle(vertex.in(outlines), HOVERED_HANDLE),
                        () -> near.edge(at.at(), REACH * at.reach())
                                .ifPresent(edge -> view.handle(near.on(edge, at.at()), HANDLE)));
    }

    private void paintDrawn(View view) {
        List<ImagePoint> line = new ArrayList<>(drawn);
        if (pointer != null) {
            line.add(pointer.at());
        }
        view.line(line, false);
        drawn.forEach(vertex -> view.handle(vertex, HANDLE));
        if (pointer != null && drawn.size() >= 3 && pointer.isNear(drawn.get(0), REACH)) {
            view.handle(drawn.get(0), HOVERED_HANDLE);
        }
    }

    /** Draws places of the image into the view. */
    private record View(Graphics2D g, Viewport viewport, double density) {
        boolean sees(ImagePoint at) {
            double x = viewport.toViewX(at.x());
            double y = viewport.toViewY(at.y());
            return x >= 0
                    && y >= 0
                    && x <= viewport.view().width()
                    && y <= viewport.view().height();
        }

        void line(List<ImagePoint> vertices, boolean closed) {
            Path2D path = new Path2D.Double();
            for (ImagePoint vertex : vertices) {
                double x = viewport.toViewX(vertex.x());
                double y = viewport.toViewY(vertex.y());
                if (path.getCurrentPoint() == null) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
            if (closed) {
                path.closePath();
            }
            g.setColor(EDGE);
            g.setStroke(new BasicStroke((float) (3 * density), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(path);
            g.setColor(Color.WHITE);
            g.setStroke(new BasicStroke((float) (1.25 * density), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(path);
        }

        void handle(ImagePoint at, double size) {
            double half = size * density;
            double x = viewport.toViewX(at.x());
            double y = viewport.toViewY(at.y());
            Rectangle2D square = new Rectangle2D.Double(x - half, y - half, 2 * half, 2 * half);
            g.setColor(Color.WHITE);
            g.fill(square);
            g.setColor(EDGE);
            g.setStroke(new BasicStroke((float) density));
            g.draw(square);
        }
    }
}
