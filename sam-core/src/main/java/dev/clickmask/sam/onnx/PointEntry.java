package dev.clickmask.sam.onnx;

import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row of the sparse prompts as a decoder takes them.
 *
 * @param x in pixels of the model's input, the centre of the first one at 0; or that as a fraction of its side
 * @param y likewise
 * @param label 1 foreground, 0 background, 2 and 3 corners of the box, -1 not a point
 */
record PointEntry(float x, float y, float label) {
    private static final float BACKGROUND = 0;
    private static final float FOREGROUND = 1;
    private static final float TOP_LEFT = 2;
    private static final float BOTTOM_RIGHT = 3;
    private static final PointEntry NOT_A_POINT = new PointEntry(0, 0, -1);

    /**
     * The corners of the box, then the points, then the entry that says "not a point" where the caller has to add it: the
     * order of SAM 2's image predictor.
     *
     * @throws IllegalArgumentException if there is neither a point nor a box, or more than one box
     */
    static List<PointEntry> of(List<Prompt> prompts, ModelFrame frame, ModelSpec spec) {
        List<PointEntry> entries = new ArrayList<>();
        boolean relative = spec.contract().points().relative();
        Optional<Prompt.BoxPrompt> box = only(prompts, Prompt.BoxPrompt.class);
        box.map(Prompt.BoxPrompt::box).ifPresent(corners -> {
            entries.add(at(new ImagePoint(corners.x0(), corners.y0()), TOP_LEFT, frame, relative));
            entries.add(at(new ImagePoint(corners.x1(), corners.y1()), BOTTOM_RIGHT, frame, relative));
        });
        for (Prompt prompt : prompts) {
            if (prompt instanceof Prompt.Point point) {
                entries.add(at(point.at(), point.foreground() ? FOREGROUND : BACKGROUND, frame, relative));
            }
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("prompts without a point or box: " + prompts);
        }
        if (spec.padsPoints(box.isPresent())) {
            entries.add(NOT_A_POINT);
        }
        return entries;
    }

    /** The prompt of that kind, of which a list may hold one. */
    static <P extends Prompt> Optional<P> only(List<Prompt> prompts, Class<P> kind) {
        List<P> found =
                prompts.stream().filter(kind::isInstance).map(kind::cast).toList();
        if (found.size() > 1) {
            throw new IllegalArgumentException(found.size() + " prompts of " + kind.getSimpleName() + ", at most 1");
        }
        return found.stream().findFirst();
    }

    /** The graphs add half a pixel themselves, because their callers count from the centre of the first pixel. */
    private static PointEntry at(ImagePoint point, float label, ModelFrame frame, boolean relative) {
        ImagePoint corner = frame.toModel(point);
        return relative
                ? new PointEntry(fraction(corner.x(), frame), fraction(corner.y(), frame), label)
                : new PointEntry((float) (corner.x() - 0.5), (float) (corner.y() - 0.5), label);
    }

    /** EfficientSAM takes what is below 0 for a filler, so the outer half of the first pixel counts as its centre. */
    private static float fraction(double corner, ModelFrame frame) {
        return (float) (Math.max(0, corner - 0.5) / frame.side());
    }
}
