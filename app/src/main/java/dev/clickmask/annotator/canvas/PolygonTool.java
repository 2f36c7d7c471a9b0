package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation.Outlines;
import dev.clickmask.annotator.document.Vertex;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Draws a polygon click by click, and edits that of the selected instance: a drag moves a vertex, a press on an edge adds
 * one, Alt or the right button removes one. A gesture is one step.
 */
public final class PolygonTool implements Tool {
    private static final double GRAB = 7;

    private final Editing editing;
    private final Document document;
    private final Outliner outliner;
    private final EditPreview preview;
    private final PolygonLayer layer;
    private final Runnable repaint;
    private final List<ImagePoint> drawn = new ArrayList<>();
    /** The image that the first corner was drawn on. */
    private Optional<String> drawnOn = Optional.empty();

    private @Nullable Drag drag;

    /** A vertex that is being moved, and the instance with it so far. */
    private record Drag(Instance before, Outlines outlines, Vertex vertex, boolean changed) {}

    /**
     * Makes the tool.
     *
     * @param repaint called when the layers are to be painted anew
     */
    public PolygonTool(Editing editing, Outliner outliner, EditPreview preview, PolygonLayer layer, Runnable repaint) {
        this.editing = editing;
        this.document = editing.document();
        this.outliner = outliner;
        this.preview = preview;
        this.layer = layer;
        this.repaint = repaint;
        document.addListener(this::stayOnTheImage);
    }

    private void stayOnTheImage() {
        if (!drawn.isEmpty() && !drawnOn.equals(file())) {
            drop();
        }
    }

    private Optional<String> file() {
        return document.image().map(AnnotatedImage::file);
    }

    @Override
    public void activate() {
        layer.setShown(true);
        show();
    }

    @Override
    public void deactivate() {
        layer.setShown(false);
        layer.hover(null);
        drop();
    }

    @Override
    public void pressed(Pointer pointer) {
        boolean takesAway = pointer.secondary() || pointer.alt();
        if (drag != null || document.image().isEmpty()) {
            return;
        } else if (!drawn.isEmpty()) {
            draw(pointer, takesAway);
        } else if (editing.settle()) {
            Optional<Vertex> vertex = vertexAt(pointer);
            if (takesAway) {
                vertex.ifPresent(this::remove);
            } else if (vertex.isPresent()) {
                grab(outliner.outlines().orElseThrow(), vertex.get(), false);
            } else {
                edgeAt(pointer).ifPresentOrElse(edge -> insert(edge, pointer), () -> draw(pointer, false));
            }
        }
        hover(pointer);
    }

    private Optional<Vertex> vertexAt(Pointer pointer) {
        return outliner.outlines()
                .flatMap(shown -> new NearOutline(shown).vertex(pointer.at(), GRAB * pointer.reach()));
    }

    private Optional<Vertex> edgeAt(Pointer pointer) {
        return outliner.outlines().flatMap(shown -> new NearOutline(shown).edge(pointer.at(), GRAB * pointer.reach()));
    }

    private void draw(Pointer pointer, boolean takesAway) {
        if (takesAway) {
            takeBack();
        } else if (drawn.size() >= 3 && (pointer.clicks() > 1 || pointer.isNear(drawn.get(0), GRAB))) {
            finish();
        } else if (pointer.clicks() == 1 || drawn.isEmpty()) {
            drawn.add(inside(pointer.at()));
            drawnOn = file();
        }
        show();
    }

    private void insert(Vertex edge, Pointer pointer) {
        Outlines more = edge.insertedIn(outliner.outlines().orElseThrow(), inside(pointer.at()));
        grab(more, edge, true);
    }

    private void grab(Outlines outlines, Vertex vertex, boolean changed) {
        Instance selected = document.selection().orElseThrow();
        drag = new Drag(selected, outlines, vertex, changed);
        preview.show(selected.withSegmentation(outlines));
    }

    private void remove(Vertex vertex) {
        Instance selected = document.selection().orElseThrow();
        Optional<Outlines> left = vertex.removedFrom(outliner.outlines().orElseThrow());
        editing.edit(image -> left.map(outlines -> image.replacing(selected.withSegmentation(outlines)))
                .orElseGet(() -> image.without(selected.id())));
    }

    @Override
    public void dragged(Pointer pointer) {
        if (drag != null) {
            Outlines moved = drag.vertex().movedIn(drag.outlines(), inside(pointer.at()));
            drag = new Drag(drag.before(), moved, drag.vertex(), true);
            preview.show(drag.before().withSegmentation(moved));
        }
        hover(pointer);
    }

    @Override
    public void released(Pointer pointer) {
        Drag ended = drag;
        drag = null;
        preview.clear();
        // The person may have gone on to another image, or have undone a step, with the button held down.
        if (ended != null && ended.changed() && document.selection().equals(Optional.of(ended.before()))) {
            editing.edit(image -> image.replacing(ended.before().withSegmentation(ended.outlines())));
        }
        hover(pointer);
    }

    @Override
    public void moved(Pointer pointer) {
        hover(pointer);
    }

    private void hover(Pointer pointer) {
        layer.hover(pointer);
        show();
    }

    @Override
    public void exited() {
        layer.hover(null);
        show();
    }

    /** Whether a polygon is begun that is not closed yet. */
    public boolean isDrawing() {
        return !drawn.isEmpty();
    }

    @Override
    public boolean isBusy() {
        return !drawn.isEmpty() || drag != null;
    }

    /** Closes the polygon, if it encloses something. */
    @Override
    public void finish() {
        if (drawn.size() < 3) {
            return;
        }
        Size size = document.image().orElseThrow().size();
        Outlines outlines = Outlines.solid(size, List.of(new Polygon(drawn)));
        if (!outlines.mask().isEmpty()) {
            long id = document.image().orElseThrow().nextId();
            int category = document.currentCategory().id();
            drop();
            editing.edit(image -> image.with(new Instance(id, category, outlines, Instance.Origin.UNKNOWN)));
            document.select(id);
        }
    }

    @Override
    public void drop() {
        drawn.clear();
        if (drag != null) {
            drag = null;
            preview.clear();
        }
        show();
    }

    @Override
    public void takeBack() {
        if (!drawn.isEmpty()) {
            drawn.remove(drawn.size() - 1);
            show();
        }
    }

    private void show() {
        layer.setDrawn(drawn);
        repaint.run();
    }

    private ImagePoint inside(ImagePoint at) {
        Size size = document.image().orElseThrow().size();
        return new ImagePoint(
                Math.max(0, Math.min(size.width(), at.x())), Math.max(0, Math.min(size.height(), at.y())));
    }
}
