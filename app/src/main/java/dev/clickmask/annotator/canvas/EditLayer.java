package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.mask.Mask;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.function.Supplier;

/** The instance in the middle of an edit: alone in its picture, so that a stroke does not have all the others redrawn. */
public final class EditLayer implements Layer {
    private final PictureCache<Shown> cache = new PictureCache<>(BufferedImage.TYPE_INT_ARGB_PRE);
    private final Document document;
    private final EditPreview preview;

    private final Supplier<MaskStyle> style;

    private record Shown(Mask mask, MaskPaint paint, Viewport viewport, double density) {}

    public EditLayer(Document document, EditPreview preview, Supplier<MaskStyle> style) {
        this.document = document;
        this.preview = preview;
        this.style = style;
    }

    @Override
    public void paint(Graphics2D g, Viewport viewport, double density) {
        preview.shown().ifPresent(instance -> {
            Shown shown = shown(instance, viewport, density);
            g.drawImage(cache.get(shown, viewport.view(), picture -> draw(shown, picture)), 0, 0, null);
        });
    }

    private Shown shown(Instance instance, Viewport viewport, double density) {
        int rgb = document.category(instance.categoryId()).rgb();
        return new Shown(instance.segmentation().mask(), MaskPaint.selected(rgb, style.get()), viewport, density);
    }

    private static void draw(Shown shown, BufferedImage target) {
        new MaskOverlay(target, shown.viewport(), shown.density()).draw(shown.mask(), shown.paint());
    }
}
