package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.BrushLayer;
import dev.clickmask.annotator.canvas.BrushSize;
import dev.clickmask.annotator.canvas.BrushTool;
import dev.clickmask.annotator.canvas.EditLayer;
import dev.clickmask.annotator.canvas.EditPreview;
import dev.clickmask.annotator.canvas.Editing;
import dev.clickmask.annotator.canvas.HandTool;
import dev.clickmask.annotator.canvas.ImageCanvas;
import dev.clickmask.annotator.canvas.Layer;
import dev.clickmask.annotator.canvas.MaskLayer;
import dev.clickmask.annotator.canvas.Outliner;
import dev.clickmask.annotator.canvas.PolygonLayer;
import dev.clickmask.annotator.canvas.PolygonTool;
import dev.clickmask.annotator.canvas.Tool;
import dev.clickmask.annotator.document.Document;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tools, and which of them is in use. For the event dispatch thread. */
final class Tools {
    private final Editing editing;
    private final EditPreview preview = new EditPreview();
    private final BrushSize brushSize = new BrushSize();
    private final BrushLayer brushLayer = new BrushLayer(brushSize);
    private final Outliner outliner;
    private final PolygonLayer polygonLayer;
    private final Map<Kind, Tool> tools = new EnumMap<>(Kind.class);
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Runnable> drawingListeners = new ArrayList<>();
    private Kind current = Kind.PROMPT;
    private Runnable repaint = () -> {};
    private @Nullable PolygonTool polygon;
    private boolean drawing;

    /** The tools there are. */
    enum Kind {
        PROMPT,
        BRUSH,
        ERASER,
        POLYGON,
        HAND;

        /** By what it is known in texts, keys and names of files. */
        String id() {
            return "tool." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Makes what the tools share; they work from {@link #install} on. */
    Tools(Editing editing) {
        this.editing = editing;
        outliner = new Outliner(editing, preview);
        polygonLayer = new PolygonLayer(outliner, preview);
    }

    /** Calls {@code listener} when another tool has been chosen. */
    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** Calls {@code listener} when a polygon has been begun or ended. */
    void addDrawingListener(Runnable listener) {
        drawingListeners.add(listener);
    }

    /** Whether a polygon is begun that is not closed yet. */
    boolean isDrawing() {
        return polygon != null && polygon.isDrawing();
    }

    /** What instances look like while a tool works on them. */
    EditPreview preview() {
        return preview;
    }

    /** What the tools draw over the masks, in their style. */
    List<Layer> layers(MaskLayer masks) {
        return List.of(new EditLayer(editing.document(), preview, masks::style), polygonLayer, brushLayer);
    }

    /** Shows what has changed. */
    void repaint() {
        repaint.run();
    }

    /** Makes the tools, and lets the one for prompts work on the canvas. */
    void install(ImageCanvas canvas, Tool prompt) {
        repaint = canvas::repaint;
        tools.put(Kind.PROMPT, prompt);
        tools.put(Kind.BRUSH, new BrushTool(editing, brushSize, false, preview, brushLayer, repaint));
        tools.put(Kind.ERASER, new BrushTool(editing, brushSize, true, preview, brushLayer, repaint));
        polygon = new PolygonTool(editing, outliner, preview, polygonLayer, this::repaintPolygon);
        tools.put(Kind.POLYGON, polygon);
        tools.put(Kind.HAND, new HandTool(canvas, editing.document()));
        brushSize.addListener(repaint);
        canvas.setEditing(editing);
        addListener(() -> canvas.setTool(tool()));
        canvas.setTool(prompt);
    }

    private void repaintPolygon() {
        repaint.run();
        if (isDrawing() != drawing) {
            drawing = isDrawing();
            drawingListeners.forEach(Runnable::run);
        }
    }

    private Tool tool() {
        return Optional.ofNullable(tools.get(current)).orElseThrow();
    }

    Kind current() {
        return current;
    }

    /** Puts a tool into use. */
    void choose(Kind wanted) {
        if (wanted != current) {
            current = wanted;
            listeners.forEach(Runnable::run);
        }
    }

    /** Whether the tool in use has begun something that is not a step yet. */
    boolean isBusy() {
        return tool().isBusy();
    }

    /** Ends what is begun. */
    void finish() {
        tool().finish();
    }

    /** Drops what is begun. */
    void drop() {
        tool().drop();
    }

    /** Takes back the last bit of what is begun. */
    void takeBack() {
        tool().takeBack();
    }

    /** Key of the text that says what the tool in use can do now, while it is ready or there are prompts. */
    String key(Activity now, Document document) {
        boolean prompts = current == Kind.PROMPT;
        boolean selected = (prompts || now == Activity.READY)
                && current != Kind.HAND
                && document.selection().isPresent();
        return now.key() + (prompts ? "" : "." + current.id()) + (selected ? ".selected" : "");
    }

    boolean paints() {
        return current == Kind.BRUSH || current == Kind.ERASER;
    }

    BrushSize brushSize() {
        return brushSize;
    }

    Outliner outliner() {
        return outliner;
    }
}
