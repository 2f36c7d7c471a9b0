package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.BrushSize;
import dev.clickmask.annotator.canvas.CrosshairLayer;
import dev.clickmask.annotator.canvas.MaskLayer;
import dev.clickmask.annotator.segment.HoverPreview;
import dev.clickmask.annotator.segment.MaskFinish;
import dev.clickmask.annotator.segment.PromptSession;
import java.util.Optional;

/**
 * What stays as the person chose it from one start to the next: how masks are drawn and cleaned up, the preview, the size
 * of the brush, the crosshair. For the event dispatch thread.
 */
final class KeptOptions {
    private static final String OPACITY = "masks.opacity";
    private static final String OUTLINES = "masks.outlines";
    private static final String PREVIEW = "preview";
    private static final String HOLES = "fillHoles";
    private static final String SPECKS = "dropSpecks";
    private static final String BRUSH = "brushSize";
    private static final String CROSSHAIR = "crosshair";

    private final Settings settings;
    private final MaskLayer masks;
    private final PromptSession session;
    private final HoverPreview hover;
    private final BrushSize brush;
    private final CrosshairLayer crosshair;

    KeptOptions(
            Settings settings,
            MaskLayer masks,
            PromptSession session,
            HoverPreview hover,
            BrushSize brush,
            CrosshairLayer crosshair) {
        this.settings = settings;
        this.masks = masks;
        this.session = session;
        this.hover = hover;
        this.brush = brush;
        this.crosshair = crosshair;
    }

    /** Brings back what was remembered; what makes no sense is passed over. */
    void restore() {
        number(OPACITY)
                .filter(percent -> percent <= 100)
                .ifPresent(percent -> masks.setStyle(masks.style().withOpacityPercent(percent)));
        masks.setStyle(masks.style().withOutlineOnly(isOn(OUTLINES)));
        hover.setEnabled(isOn(PREVIEW));
        MaskFinish finish = session.finish();
        session.setFinish(finish.withFillHoles(number(HOLES).orElse(finish.fillHoles()))
                .withDropSpecks(number(SPECKS).orElse(finish.dropSpecks())));
        number(BRUSH).ifPresent(brush::setDiameter);
        crosshair.setOn(isOn(CROSSHAIR));
    }

    /** Remembers it all. Masks that are hidden are not: whoever starts anew wants to see them. */
    void remember() {
        settings.set(OPACITY, String.valueOf(masks.style().opacityPercent()));
        settings.set(OUTLINES, String.valueOf(masks.style().outlineOnly()));
        settings.set(PREVIEW, String.valueOf(hover.isEnabled()));
        settings.set(HOLES, String.valueOf(session.finish().fillHoles()));
        settings.set(SPECKS, String.valueOf(session.finish().dropSpecks()));
        settings.set(BRUSH, String.valueOf(brush.diameter()));
        settings.set(CROSSHAIR, String.valueOf(crosshair.isOn()));
    }

    private boolean isOn(String name) {
        return settings.text(name).filter("true"::equals).isPresent();
    }

    private Optional<Integer> number(String name) {
        return settings.text(name).filter(text -> text.matches("\\d{1,6}")).map(Integer::valueOf);
    }
}
