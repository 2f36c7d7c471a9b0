package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.geometry.PixelBox;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the size of the view that goes with the image when that is moved, so that only what comes into sight has to
 * be drawn; and all of it when what it shows has changed.
 *
 * @param <K> what it shows beside the viewport, compared by equals
 */
final class MovingPicture<K> {
    private final int type;
    private final Difference<K> difference;
    private @Nullable BufferedImage picture;
    private @Nullable BufferedImage coarse;
    private @Nullable K shown;
    private @Nullable Viewport viewport;

    /**
     * Begins without a picture.
     *
     * @param type one of those types of {@link BufferedImage} that have int pixels
     */
    MovingPicture(int type, Difference<K> difference) {
        this.type = type;
        this.difference = difference;
    }

    /** Tells what looks different. */
    @FunctionalInterface
    interface Difference<K> {
        /** The parts of the view that must be drawn when something else is shown than before; may reach beyond it. */
        List<PixelBox> parts(K before, K after, Viewport viewport);
    }

    /** Draws a part of the view into {@code target}, which holds the pixels of the whole view. */
    @FunctionalInterface
    interface Painter {
        void paint(PixelBox part, int[] target);
    }

    /** The picture of {@code wanted}; {@code painter} draws what it lacks, over whatever is there. */
    BufferedImage get(K wanted, Viewport wantedViewport, Painter painter) {
        BufferedImage current = sized(wantedViewport);
        int[] pixels = pixels(current);
        PixelBox view = wantedViewport.view().pixels();
        Viewport before = viewport;
        K known = shown;
        if (before == null || known == null || !isMoved(before, wantedViewport)) {
            painter.paint(view, pixels);
        } else {
            move(before, wantedViewport, pixels, painter);
            if (!wanted.equals(known)) {
                difference.parts(known, wanted, wantedViewport).stream()
                        .map(view::intersection)
                        .filter(part -> !part.isEmpty())
                        .forEach(part -> painter.paint(part, pixels));
            }
        }
        shown = wanted;
        viewport = wantedViewport;
        return current;
    }

    /** What it shows, if it would only have to be moved to show it in that viewport. */
    Optional<K> movable(Viewport wantedViewport) {
        return comparable(wantedViewport).filter(known -> isMoved(Objects.requireNonNull(viewport), wantedViewport));
    }

    /** What it shows, if that is part of the same image in a view of the same size. */
    Optional<K> comparable(Viewport wantedViewport) {
        Viewport before = viewport;
        return before != null
                        && before.view().equals(wantedViewport.view())
                        && before.image().equals(wantedViewport.image())
                ? Optional.ofNullable(shown)
                : Optional.empty();
    }

    /** Has something painted over the picture, which shows {@code wanted} then. */
    void paintOver(K wanted, Consumer<int[]> painter) {
        painter.accept(pixels(Objects.requireNonNull(picture)));
        shown = wanted;
    }

    /** What there is as it lies in another viewport: coarse, and without what was out of sight. */
    BufferedImage coarse(Viewport wanted) {
        Viewport before = Objects.requireNonNull(viewport);
        BufferedImage target = coarse;
        if (target == null
                || target.getWidth() != wanted.view().width()
                || target.getHeight() != wanted.view().height()) {
            target = new BufferedImage(wanted.view().width(), wanted.view().height(), type);
            coarse = target;
        }
        new CoarseZoom(before, wanted).copy(pixels(Objects.requireNonNull(picture)), pixels(target));
        return target;
    }

    /** Goes on with a picture that was drawn by someone else, unless the view has changed meanwhile. */
    void put(K drawn, Viewport drawnViewport, BufferedImage other) {
        if (comparable(drawnViewport).isPresent()) {
            picture = other;
            shown = drawn;
            viewport = drawnViewport;
        }
    }

    /** The pixels of a picture of one of those types themselves, row by row. */
    static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private BufferedImage sized(Viewport wanted) {
        BufferedImage current = picture;
        if (current == null || viewport == null || !viewport.view().equals(wanted.view())) {
            current = new BufferedImage(wanted.view().width(), wanted.view().height(), type);
            picture = current;
            viewport = null;
        }
        return current;
    }

    /** Whether nothing but its place is different. */
    private static boolean isMoved(Viewport before, Viewport after) {
        return after.image().equals(before.image())
                && after.scale() == before.scale()
                && Math.abs(after.left() - before.left()) < before.view().width()
                && Math.abs(after.top() - before.top()) < before.view().height();
    }

    private static void move(Viewport before, Viewport after, int[] pixels, Painter painter) {
        int dx = (int) (after.left() - before.left());
        int dy = (int) (after.top() - before.top());
        int width = after.view().width();
        int height = after.view().height();
        if (dx == 0 && dy == 0) {
            return;
        }
        // What leaves a row at one end enters the next one at the other; there it is painted over.
        int by = dy * width + dx;
        System.arraycopy(pixels, Math.max(0, -by), pixels, Math.max(0, by), pixels.length - Math.abs(by));
        if (dy != 0) {
            painter.paint(new PixelBox(0, dy > 0 ? 0 : height + dy, width, Math.abs(dy)), pixels);
        }
        if (dx != 0) {
            painter.paint(new PixelBox(dx > 0 ? 0 : width + dx, 0, Math.abs(dx), height), pixels);
        }
    }
}
