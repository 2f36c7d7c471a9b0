package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.segment.Answer;
import dev.clickmask.annotator.segment.PromptSession;
import dev.clickmask.sam.mask.Mask;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The masks of the accepted instances and, brighter, that of the unfinished one. */
public final class MaskLayer implements Layer {
    private static final int CONTOUR = 2;
    private static final int SELECTED_CONTOUR = 3;

    private final PictureCache<Shown> cache = new PictureCache<>(BufferedImage.TYPE_INT_ARGB_PRE);
    private final Document document;
    private final PromptSession session;
    private final EditPreview preview;

    private record Colored(Instance instance, int rgb, boolean selected) {}

    /** The selected one is the last, so that nothing lies over it. */
    private record Shown(
            List<Colored> instances, Optional<Mask> unfinished, int rgb, Viewport viewport, double density) {}

    /**
     * Makes the layer.
     *
     * @param preview what it says is shown otherwise is left out
     */
    public MaskLayer(Document document, PromptSession session, EditPreview preview) {
        this.document = document;
        this.session = session;
        this.preview = preview;
    }

    @Override
    public void paint(Graphics2D g, Viewport viewport, double density) {
        Shown shown = new Shown(
                document.instances().stream()
                        .filter(instance -> !preview.replaces(instance))
                        .map(this::colored)
                        .sorted(Comparator.comparing(Colored::selected))
                        .toList(),
                session.shown().map(Answer::mask),
                document.currentCategory().rgb(),
                viewport,
                density);
        if (!shown.instances().isEmpty() || shown.unfinished().isPresent()) {
            g.drawImage(cache.get(shown, viewport.view(), picture -> draw(shown, picture)), 0, 0, null);
        }
    }

    private Colored colored(Instance instance) {
        int rgb = document.category(instance.categoryId()).rgb();
        return new Colored(instance, rgb, document.selection().equals(Optional.of(instance)));
    }

    private static void draw(Shown shown, BufferedImage target) {
        MaskOverlay overlay = new MaskOverlay(target, shown.viewport(), shown.density());
        for (Colored colored : shown.instances()) {
            overlay.draw(
                    colored.instance().segmentation().mask(),
                    colored.rgb(),
                    colored.selected() ? brighter(colored.rgb()) : colored.rgb(),
                    colored.selected() ? SELECTED_CONTOUR : CONTOUR);
        }
        shown.unfinished().ifPresent(mask -> overlay.draw(mask, shown.rgb(), brighter(shown.rgb()), CONTOUR));
    }

    /** Half way to white. */
    static int brighter(int rgb) {
        return (rgb >> 1 & 0x7F7F7F) + 0x808080;
    }
}
