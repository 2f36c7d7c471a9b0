package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.Document;
import java.awt.Graphics2D;
import java.util.function.Supplier;

/** The instance in the middle of an edit: alone in its picture, so that a stroke does not have all the others redrawn. */
public final class EditLayer implements Layer {
    private final OneMask edited = new OneMask();
    private final Document document;
    private final EditPreview preview;
    private final Supplier<MaskStyle> style;

    public EditLayer(Document document, EditPreview preview, Supplier<MaskStyle> style) {
        this.document = document;
        this.preview = preview;
        this.style = style;
    }

    @Override
    public void paint(Graphics2D g, Viewport viewport, double density) {
        preview.shown().ifPresent(instance -> {
            int rgb = document.category(instance.categoryId()).rgb();
            MaskPaint paint = MaskPaint.selected(rgb, style.get());
            edited.paint(g, instance.segmentation().mask(), paint, viewport, density);
        });
    }
}
