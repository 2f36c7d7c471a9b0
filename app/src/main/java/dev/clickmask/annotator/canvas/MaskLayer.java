package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.segment.Answer;
import dev.clickmask.annotator.segment.HoverPreview;
import dev.clickmask.annotator.segment.PromptSession;
import dev.clickmask.sam.mask.Mask;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import javax.swing.SwingUtilities;

/**
 * The masks of the accepted instances, brighter that of the unfinished one, and fainter the one that a click would give.
 */
public final class MaskLayer implements Layer {
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Runnable> painters = new ArrayList<>();
    private final AcceptedPicture accepted =
            new AcceptedPicture(leavingACore(), SwingUtilities::invokeLater, this::repaint);
    /** Apart from the accepted ones, which need not be drawn anew whenever the model answers. */
    private final PictureCache<Live> live = new PictureCache<>(BufferedImage.TYPE_INT_ARGB_PRE);

    private final Document document;
    private final PromptSession session;
    private final EditPreview edit;
    private final HoverPreview hover;
    private MaskStyle style = MaskStyle.DEFAULT;

    private record Live(Mask mask, MaskPaint paint, Viewport viewport, double density) {}

    /**
     * Makes the layer.
     *
     * @param edit what it says is shown otherwise is left out
     */
    public MaskLayer(Document document, PromptSession session, EditPreview edit, HoverPreview hover) {
        this.document = document;
        this.session = session;
        this.edit = edit;
        this.hover = hover;
    }

    /** Calls {@code listener} when the style has changed. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** Calls {@code painter} when the layer can be painted better than it was. */
    public void addPainter(Runnable painter) {
        painters.add(painter);
    }

    public MaskStyle style() {
        return style;
    }

    /** Draws masks in another style from the next time on. */
    public void setStyle(MaskStyle wanted) {
        if (!wanted.equals(style)) {
            style = wanted;
            listeners.forEach(Runnable::run);
        }
    }

    private void repaint() {
        painters.forEach(Runnable::run);
    }

    /** What draws in bands there does not keep all cores from the event dispatch thread, nor those that draw for it. */
    private static Executor leavingACore() {
        return new ForkJoinPool(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    @Override
    public void paint(Graphics2D g, Viewport viewport, double density) {
        if (!style.visible()) {
            return;
        }
        Accepted instances = new Accepted(painted(), density);
        if (!instances.masks().isEmpty()) {
            g.drawImage(accepted.get(instances, viewport), 0, 0, null);
        }
        unaccepted(viewport, density)
                .ifPresent(mask ->
                        g.drawImage(live.get(mask, viewport.view(), picture -> draw(mask, picture)), 0, 0, null));
    }

    /** The selected one is the last, so that nothing lies over it. */
    private List<Accepted.Painted> painted() {
        return document.instances().stream()
                .filter(instance -> !edit.replaces(instance) && !document.isHidden(instance.id()))
                .sorted(Comparator.comparing(document::isSelected))
                .map(instance -> {
                    int rgb = document.category(instance.categoryId()).rgb();
                    boolean chosen = document.isSelected(instance);
                    return new Accepted.Painted(
                            instance, chosen ? MaskPaint.selected(rgb, style) : MaskPaint.accepted(rgb, style));
                })
                .toList();
    }

    private Optional<Live> unaccepted(Viewport viewport, double density) {
        int rgb = document.currentCategory().rgb();
        return session.shown()
                .map(Answer::mask)
                .map(mask -> new Live(mask, MaskPaint.unfinished(rgb, style), viewport, density))
                .or(() -> hover.mask().map(mask -> new Live(mask, MaskPaint.preview(rgb, style), viewport, density)));
    }

    private static void draw(Live shown, BufferedImage target) {
        new MaskOverlay(target, shown.viewport(), shown.density()).draw(shown.mask(), shown.paint());
    }
}
