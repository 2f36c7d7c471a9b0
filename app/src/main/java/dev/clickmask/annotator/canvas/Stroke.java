package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.mask.Capsule;
import dev.clickmask.sam.mask.Mask;

/** A stroke of the brush or eraser while it is made: from the press of the button to its release. */
final class Stroke {
    private final AnnotatedImage image;
    private final Instance instance;
    private final boolean erasing;
    private final double radius;
    private Mask mask;
    private ImagePoint last;

    /**
     * Begins a stroke with a dot.
     *
     * @param instance the one that is painted on; a new one is given without pixels
     * @param radius in image pixels
     */
    Stroke(AnnotatedImage image, Instance instance, boolean erasing, double radius, ImagePoint at) {
        this.image = image;
        this.instance = instance;
        this.erasing = erasing;
        this.radius = radius;
        this.mask = instance.segmentation().mask();
        this.last = at;
        lineTo(at);
    }

    /** Goes on in a straight line, so that a fast hand leaves no gaps. */
    void lineTo(ImagePoint at) {
        Mask covered = Capsule.fill(last, at, radius, image.size());
        mask = erasing ? mask.minus(covered) : mask.union(covered);
        last = at;
    }

    /** The image on which the stroke began. */
    AnnotatedImage image() {
        return image;
    }

    /** The instance as it has become. */
    Instance result() {
        return instance.withSegmentation(new Segmentation.Pixels(mask));
    }

    boolean hasChanged() {
        return !mask.equals(instance.segmentation().mask());
    }
}
