package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.segment.Suggestions;
import dev.clickmask.sam.mask.Mask;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.function.Supplier;

/** Suggestions as thin dashed lines, but filled the one that is pointed at or was walked to. */
public final class SuggestionLayer implements Layer {
    private final MovingPicture<Accepted> all =
            new MovingPicture<>(BufferedImage.TYPE_INT_ARGB_PRE, Accepted::changedSince);
    private final PictureCache<Marked> one = new PictureCache<>(BufferedImage.TYPE_INT_ARGB_PRE);

    private final Document document;
    private final Suggestions suggestions;
    private final Supplier<MaskStyle> style;

    private record Marked(Mask mask, MaskPaint paint, Viewport viewport, double density) {}

    public SuggestionLayer(Document document, Suggestions suggestions, Supplier<MaskStyle> style) {
        this.document = document;
        this.suggestions = suggestions;
        this.style = style;
    }

    @Override
    public void paint(Graphics2D g, Viewport viewport, double density) {
        if (!suggestions.isActive() || !style.get().visible()) {
            return;
        }
        Accepted outlines = new Accepted(
                suggestions.offered().stream()
                        .map(offered -> new Accepted.Painted(offered, MaskPaint.SUGGESTED))
                        .toList(),
                density);
        g.drawImage(all.get(outlines, viewport, (part, pixels) -> outlines.draw(viewport, part, pixels)), 0, 0, null);
        suggestions.pointed().or(suggestions::walked).ifPresent(marked -> {
            Marked shown = marked(marked, viewport, density);
            g.drawImage(one.get(shown, viewport.view(), picture -> draw(shown, picture)), 0, 0, null);
        });
    }

    private Marked marked(Instance marked, Viewport viewport, double density) {
        MaskPaint paint = MaskPaint.unfinished(
                document.currentCategory().rgb(), style.get().withOutlineOnly(false));
        return new Marked(marked.segmentation().mask(), paint, viewport, density);
    }

    private static void draw(Marked marked, BufferedImage target) {
        new MaskOverlay(target, marked.viewport(), marked.density()).draw(marked.mask(), marked.paint());
    }
}
