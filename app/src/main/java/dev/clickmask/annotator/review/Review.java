package dev.clickmask.annotator.review;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskParts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks through a project for instances that are likely to be wrong. How stable a mask was is not among the reasons, because
 * a project does not keep what it was made of. For the thread that the project file belongs to.
 */
public final class Review {
    private static final float GOOD_RATING = 0.8f;
    private static final double SPECK = 0.01;
    private static final double COVERED = 0.5;

    private final UsualSizes sizes = new UsualSizes();
    private final List<Finding> findings = new ArrayList<>();

    private Review() {}

    /**
     * Goes through all images twice: once for the usual sizes, once for all the rest.
     *
     * @return in the order of the images and instances
     */
    public static List<Finding> of(ProjectFile project) throws IOException {
        Review review = new Review();
        Set<String> names = project.states().keySet();
        for (String name : names) {
            project.image(name).orElseThrow().instances().forEach(review.sizes::add);
        }
        for (String name : names) {
            review.look(project.image(name).orElseThrow());
        }
        return List.copyOf(review.findings);
    }

    private void look(AnnotatedImage image) {
        List<Looked> all = image.instances().stream().map(Looked::new).toList();
        Set<Looked> overlapping = overlapping(all);
        for (Looked one : all) {
            Set<Doubt> doubts = doubts(one);
            if (overlapping.contains(one)) {
                doubts.add(Doubt.OVERLAP);
            }
            for (Doubt doubt : doubts) {
                findings.add(new Finding(image.file(), one.instance.id(), one.instance.categoryId(), doubt));
            }
        }
    }

    /** An instance with what is asked for again and again. */
    private static final class Looked {
        final Instance instance;
        final Mask mask;
        final PixelBox bounds;
        final long area;

        Looked(Instance instance) {
            this.instance = instance;
            mask = instance.segmentation().mask();
            bounds = mask.bounds();
            area = mask.area();
        }
    }

    private Set<Doubt> doubts(Looked one) {
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        Instance.Origin origin = one.instance.origin();
        if (one.area == 0) {
            doubts.add(Doubt.EMPTY);
            return doubts;
        }
        if (origin.predictedIou() > 0 && origin.predictedIou() < GOOD_RATING) {
            doubts.add(Doubt.LOW_RATING);
        }
        if (MaskParts.of(one.mask).stream().anyMatch(part -> part.area() < SPECK * one.area)) {
            doubts.add(Doubt.SPECKS);
        }
        if (sizes.isOdd(one.instance.categoryId(), one.area)) {
            doubts.add(Doubt.ODD_SIZE);
        }
        return doubts;
    }

    private static Set<Looked> overlapping(List<Looked> all) {
        Set<Looked> overlapping = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (overlap(all.get(i), all.get(j))) {
                    overlapping.add(all.get(i));
                    overlapping.add(all.get(j));
                }
            }
        }
        return overlapping;
    }

    private static boolean overlap(Looked one, Looked other) {
        long smaller = Math.min(one.area, other.area);
        return one.instance.categoryId() == other.instance.categoryId()
                && !one.instance.crowd()
                && !other.instance.crowd()
                && smaller > 0
                && !one.bounds.intersection(other.bounds).isEmpty()
                && one.mask.intersection(other.mask).area() > COVERED * smaller;
    }
}
