package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.geometry.PixelBox;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The picture of the accepted instances. One more is painted over the others. Where so many fill the view that drawing them takes
 * long, a zoom or a change shows what there was, coarsely, until all have been drawn anew on another thread. For the event
 * dispatch thread.
 */
final class AcceptedPicture {
    /** What is drawn in some ten milliseconds, as often as it fills the view. */
    private static final int QUICK = 12;

    private final MovingPicture<Accepted> picture =
            new MovingPicture<>(BufferedImage.TYPE_INT_ARGB_PRE, Accepted::changedSince);
    private final Executor elsewhere;
    private final Executor edt;
    private final Runnable changed;
    private boolean drawing;
    /** What was asked for last. */
    private @Nullable Accepted latest;
    /** What could not be drawn, and is not tried again. */
    private @Nullable Accepted failed;

    /**
     * Begins without a picture.
     *
     * @param elsewhere draws what takes long; what cannot be drawn is thrown there, once
     * @param edt runs what it is given on the event dispatch thread, later
     * @param changed called there when {@link #get} has a better picture
     */
    AcceptedPicture(Executor elsewhere, Executor edt, Runnable changed) {
        this.elsewhere = elsewhere;
        this.edt = edt;
        this.changed = changed;
    }

    /** The picture; it is valid until the next call. */
    BufferedImage get(Accepted wanted, Viewport viewport) {
        latest = wanted;
        Optional<Accepted> movable = picture.movable(viewport);
        Optional<Accepted> more = movable.flatMap(wanted::beyond);
        if (more.isPresent()) {
            BufferedImage moved = now(movable.get(), viewport);
            picture.paintOver(wanted, pixels -> more.get().drawOver(viewport, pixels));
            return moved;
        }
        if (!canWait(wanted, viewport) || isQuick(wanted, viewport, movable)) {
            return now(wanted, viewport);
        }
        if (!drawing && !wanted.equals(failed)) {
            drawing = true;
            elsewhere.execute(() -> draw(wanted, viewport));
        }
        return picture.coarse(viewport);
    }

    private BufferedImage now(Accepted wanted, Viewport viewport) {
        return picture.get(wanted, viewport, (part, pixels) -> wanted.draw(viewport, part, pixels));
    }

    /** Whether what there is would do for a moment: it is the same, or nearly, and not that of another image. */
    private boolean canWait(Accepted wanted, Viewport viewport) {
        return picture.comparable(viewport)
                .filter(known -> known.isNearly(wanted))
                .isPresent();
    }

    private static boolean isQuick(Accepted wanted, Viewport viewport, Optional<Accepted> movable) {
        PixelBox view = viewport.view().pixels();
        List<PixelBox> parts = movable.map(known -> Accepted.changedSince(known, wanted, viewport))
                .orElse(List.of(view));
        return wanted.pixels(viewport, parts) <= QUICK * view.area();
    }

    private void draw(Accepted wanted, Viewport viewport) {
        boolean done = false;
        try {
            BufferedImage drawn = new BufferedImage(
                    viewport.view().width(), viewport.view().height(), BufferedImage.TYPE_INT_ARGB_PRE);
            wanted.draw(viewport, viewport.view().pixels(), MovingPicture.pixels(drawn));
            edt.execute(() -> put(wanted, viewport, drawn));
            done = true;
        } finally {
            Accepted broken = done ? null : wanted;
            edt.execute(() -> {
                drawing = false;
                failed = broken;
                changed.run();
            });
        }
    }

    private void put(Accepted drawn, Viewport viewport, BufferedImage other) {
        if (drawn.equals(latest)) {
            picture.put(drawn, viewport, other);
        }
    }
}
