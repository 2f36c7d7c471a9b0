package dev.clickmask.annotator.canvas;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.image.RgbImage;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Draws a picture as it lies in the view: in sharp squares at 100 % and from 200 % on, otherwise bilinear from the level
 * that is at most twice too large. Only what is drawn is looked at.
 */
final class PictureScaler {
    private static final double SHARP_FROM = 2;
    /** Below this, starting another thread costs more than it brings. */
    private static final int PIXELS_PER_TASK = 100_000;

    private final RgbImage level;
    private final Viewport viewport;
    private final double scale;
    private final boolean nearest;
    private final int background;

    /** @param background {@code 0xRRGGBB} where the picture does not reach */
    PictureScaler(ImagePyramid pyramid, Viewport viewport, int background) {
        this.viewport = viewport;
        this.background = background;
        int number = pyramid.levelFor(viewport.scale());
        level = pyramid.level(number);
        scale = viewport.scale() * (1 << number);
        nearest = viewport.scale() == 1 || viewport.scale() >= SHARP_FROM;
    }

    /**
     * Draws a part of the view.
     *
     * @param target {@code 0xRRGGBB} for each pixel of the whole view, row by row
     */
    void draw(PixelBox part, int[] target) {
        int width = viewport.view().width();
        PixelBox area = viewport.toView(viewport.image().pixels()).intersection(part);
        for (int y = part.y(); y < part.endY(); y++) {
            boolean inside = !area.isEmpty() && y >= area.y() && y < area.endY();
            int row = y * width;
            Arrays.fill(target, row + part.x(), row + (inside ? area.x() : part.endX()), background);
            if (inside) {
                Arrays.fill(target, row + area.endX(), row + part.endX(), background);
            }
        }
        if (!area.isEmpty()) {
            drawPicture(area, target);
        }
    }

    private void drawPicture(PixelBox area, int[] target) {
        SampledAxis columns = new SampledAxis(
                area.x(), area.width(), viewport.left(), scale, level.size().width(), nearest);
        SampledAxis rows = new SampledAxis(
                area.y(), area.height(), viewport.top(), scale, level.size().height(), nearest);
        int tasks = (int) Math.max(1, Math.min(area.height(), area.area() / PIXELS_PER_TASK));
        IntStream.range(0, tasks).parallel().forEach(task -> {
            ScaledRows scaled = new ScaledRows(level, columns);
            int end = (int) ((long) area.height() * (task + 1) / tasks);
            for (int i = (int) ((long) area.height() * task / tasks); i < end; i++) {
                int at = (area.y() + i) * viewport.view().width() + area.x();
                scaled.mix(rows.first(i), rows.second(i), rows.weight(i), target, at);
            }
        });
    }
}
