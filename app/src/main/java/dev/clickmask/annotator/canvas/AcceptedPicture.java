package dev.clickmask.annotator.canvas;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The picture of the accepted instances. Where so many fill the view that drawing them takes long, a zoom shows those that there
 * were coarsely, until they have been drawn anew on another thread. For the event dispatch thread.
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
        if (!picture.isElsewhere(wanted, viewport) || isQuick(wanted, viewport)) {
            return picture.get(wanted, viewport, (part, pixels) -> wanted.draw(viewport, part, pixels));
        }
        if (!drawing && !wanted.equals(failed)) {
            drawing = true;
            elsewhere.execute(() -> draw(wanted, viewport));
        }
        return picture.coarse(viewport);
    }

    private static boolean isQuick(Accepted wanted, Viewport viewport) {
        return wanted.pixels(viewport) <= QUICK * viewport.view().pixels().area();
    }

    private void draw(Accepted wanted, Viewport viewport) {
        boolean done = false;
        try {
            BufferedImage drawn = new BufferedImage(
                    viewport.view().width(), viewport.view().height(), BufferedImage.TYPE_INT_ARGB_PRE);
            int[] pixels = ((DataBufferInt) drawn.getRaster().getDataBuffer()).getData();
            wanted.draw(viewport, viewport.view().pixels(), pixels);
            edt.execute(() -> picture.put(wanted, viewport, drawn));
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
}
