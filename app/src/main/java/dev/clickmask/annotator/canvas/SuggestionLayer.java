package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.segment.Suggestions;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.function.Supplier;

/** Suggestions as thin dashed lines, but filled the one that is pointed at or was walked to. */
public final class SuggestionLayer implements Layer {
    private final MovingPicture<Accepted> all =
            new MovingPicture<>(BufferedImage.TYPE_INT_ARGB_PRE, Accepted::changedSince);
    private final OneMask one = new OneMask();
    private final Document document;
    private final Suggestions suggestions;
    private final Supplier<MaskStyle> style;

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
            MaskPaint paint = MaskPaint.unfinished(
                    document.currentCategory().rgb(), style.get().withOutlineOnly(false));
            one.paint(g, marked.segmentation().mask(), paint, viewport, density);
        });
    }
}
