package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.InstanceEdits;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.mask.Mask;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Paints pixels onto the selected instance or, if none is, a new one of the current category; the right button or Shift
 * takes them away. As an eraser it is the other way round. A stroke is one step; a mask that is not accepted yet is
 * accepted first.
 */
public final class BrushTool implements Tool {
    private final Editing editing;
    private final Document document;
    private final Picker picker;
    private final BrushSize size;
    private final boolean eraser;
    private final EditPreview preview;
    private final BrushLayer layer;
    private final Runnable repaint;
    private @Nullable Stroke stroke;

    /**
     * Makes the tool.
     *
     * @param eraser whether the left button takes away
     * @param repaint called when the layers are to be painted anew
     */
    public BrushTool(
            Editing editing, BrushSize size, boolean eraser, EditPreview preview, BrushLayer layer, Runnable repaint) {
        this.editing = editing;
        this.document = editing.document();
        this.picker = new Picker(document);
        this.size = size;
        this.eraser = eraser;
        this.preview = preview;
        this.layer = layer;
        this.repaint = repaint;
    }

    @Override
    public void activate() {}

    @Override
    public void deactivate() {
        drop();
        layer.setCentre(null);
        repaint.run();
    }

    @Override
    public void pressed(Pointer pointer) {
        drop();
        if (editing.settle()) {
            document.image().ifPresent(image -> begin(image, pointer));
        }
        moved(pointer);
    }

    private void begin(AnnotatedImage image, Pointer pointer) {
        boolean erasing = eraser != pointer.secondary();
        Optional<Instance> target = target(pointer, erasing);
        if (target.isPresent() || !erasing) {
            Instance painted = target.orElseGet(() -> fresh(image));
            stroke = new Stroke(image, painted, erasing, size.diameter() / 2.0, pointer.at());
            preview.show(stroke.result());
        }
    }

    /** The selected instance; what is erased without one is taken from the instance under the mouse. */
    private Optional<Instance> target(Pointer pointer, boolean erasing) {
        Optional<Instance> selected = document.selection();
        return selected.isPresent() || !erasing ? selected : picker.preferred(pointer.at());
    }

    private Instance fresh(AnnotatedImage image) {
        Segmentation nothing = new Segmentation.Pixels(Mask.empty(image.size()));
        return new Instance(image.nextId(), document.currentCategory().id(), nothing, Instance.Origin.UNKNOWN);
    }

    @Override
    public void dragged(Pointer pointer) {
        if (stroke != null) {
            stroke.lineTo(pointer.at());
            preview.show(stroke.result());
        }
        moved(pointer);
    }

    @Override
    public void released(Pointer pointer) {
        Stroke ended = stroke;
        drop();
        // The person may have gone on to another image, or have undone a step, with the button held down.
        if (ended != null && ended.hasChanged() && document.image().equals(Optional.of(ended.image()))) {
            apply(ended.result());
        }
        moved(pointer);
    }

    private void apply(Instance painted) {
        boolean known = document.instances().stream().anyMatch(instance -> instance.id() == painted.id());
        editing.edit(image -> known ? InstanceEdits.reshape(image, painted) : image.with(painted));
        if (!painted.segmentation().mask().isEmpty()) {
            document.select(painted.id());
        }
    }

    @Override
    public void moved(Pointer pointer) {
        layer.setCentre(pointer.at());
        repaint.run();
    }

    @Override
    public void exited() {
        if (stroke == null) {
            layer.setCentre(null);
            repaint.run();
        }
    }

    @Override
    public void turned(int notches) {
        size.grow(notches);
        repaint.run();
    }

    @Override
    public boolean isBusy() {
        return stroke != null;
    }

    @Override
    public void drop() {
        if (stroke != null) {
            stroke = null;
            preview.clear();
            repaint.run();
        }
    }
}
