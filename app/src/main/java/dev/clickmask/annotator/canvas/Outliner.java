package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.document.Segmentation.Outlines;
import dev.clickmask.sam.mask.Contour;
import dev.clickmask.sam.mask.ContourTracer;
import dev.clickmask.sam.mask.Simplification;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outlines of the selected instance, simplified as the person wishes. As long as the instance stays selected and is
 * not edited otherwise, each simplification begins with what it was at first, so that what was lost comes back with a
 * smaller tolerance; and all of them are one step. For the event dispatch thread.
 */
public final class Outliner {
    private static final double FIRST_TOLERANCE = 1;

    private final Editing editing;
    private final Document document;
    private final EditPreview preview;
    /** For what comes as pixels. */
    private double pixelTolerance = FIRST_TOLERANCE;

    private @Nullable Subject subject;

    public Outliner(Editing editing, EditPreview preview) {
        this.editing = editing;
        this.document = editing.document();
        this.preview = preview;
    }

    /** The outlines to show and edit; those of pixels become the instance's own with the first edit. */
    public Optional<Outlines> outlines() {
        return subject().map(known -> known.simplified);
    }

    /** The tolerance of {@link #outlines}, in pixels; 0 if they are as they were drawn. */
    public double tolerance() {
        return subject().map(known -> known.tolerance).orElse(pixelTolerance);
    }

    /** How many vertices the outlines have. */
    public int vertices() {
        return outlines().stream()
                .flatMap(drawn -> drawn.parts().stream())
                .flatMap(part -> part.rings().stream())
                .mapToInt(ring -> ring.vertices().size())
                .sum();
    }

    /** How well the outlines fit what the instance was before: its IoU with them; 1 without a selection. */
    public double fit() {
        return subject()
                .map(known ->
                        known.simplified.mask().iou(known.first.segmentation().mask()))
                .orElse(1.0);
    }

    /** Shows the selected instance with another tolerance, without an edit. */
    public void preview(double tolerance) {
        remember(tolerance);
        subject().ifPresent(known -> {
            known.simplify(tolerance);
            preview.show(known.result());
        });
    }

    /** Makes what was shown last that of the selected instance, if it is still selected. */
    public void settle() {
        Optional<Subject> shown = subject().filter(known -> preview.replaces(known.first));
        shown.ifPresentOrElse(known -> apply(known.tolerance), preview::clear);
    }

    /** Makes the simplified outlines those of the selected instance, in the place of an earlier simplification. */
    public void apply(double tolerance) {
        preview.clear();
        remember(tolerance);
        Optional<Subject> known = subject();
        known.ifPresent(wanted -> {
            wanted.simplify(tolerance);
            apply(wanted);
        });
    }

    private void remember(double tolerance) {
        if (subject()
                .map(known -> known.first.segmentation() instanceof Segmentation.Pixels)
                .orElse(true)) {
            pixelTolerance = tolerance;
        }
    }

    private void apply(Subject wanted) {
        Instance result = wanted.result();
        AnnotatedImage step = wanted.step;
        if (step != null
                && document.image().equals(Optional.of(step))
                && document.undoFile().equals(Optional.of(step.file()))) {
            document.undo();
        }
        editing.edit(image -> image.replacing(result));
        wanted.made = result;
        wanted.step = document.image().orElse(null);
        subject = wanted;
    }

    private Optional<Subject> subject() {
        Instance selected = document.selection().orElse(null);
        if (selected == null) {
            subject = null;
        } else if (subject == null || !subject.isStill(selected)) {
            subject = new Subject(selected, pixelTolerance);
        }
        return Optional.ofNullable(subject);
    }

    /** A selected instance and what has been made of it. */
    private static final class Subject {
        final Instance first;
        final List<Contour> exact;
        double tolerance;
        Outlines simplified;
        /** The instance as it was made, and the image with it. */
        @Nullable
        Instance made;

        @Nullable
        AnnotatedImage step;

        Subject(Instance first, double pixelTolerance) {
            this.first = first;
            if (first.segmentation() instanceof Outlines drawn) {
                exact = drawn.parts();
                tolerance = 0;
                simplified = drawn;
            } else {
                exact = ContourTracer.trace(first.segmentation().mask());
                tolerance = pixelTolerance;
                simplified = simplified();
            }
        }

        boolean isStill(Instance selected) {
            return made == null ? selected.equals(first) : selected.equals(made);
        }

        void simplify(double wanted) {
            tolerance = wanted;
            simplified = simplified();
        }

        private Outlines simplified() {
            return new Outlines(first.segmentation().mask().size(), Simplification.of(exact, tolerance));
        }

        Instance result() {
            return first.withSegmentation(simplified);
        }
    }
}
