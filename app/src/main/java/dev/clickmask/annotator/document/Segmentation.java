package dev.clickmask.annotator.document;

import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.PolygonRasterizer;
import java.util.List;

/** Where an object is: in one form, from which all others are derived. */
public sealed interface Segmentation {

    /** The pixels of the object, in image size. */
    Mask mask();

    /**
     * Pixels, as a model or a brush made them.
     *
     * @param mask in image size
     */
    record Pixels(Mask mask) implements Segmentation {}

    /**
     * Outlines, as a person or another program drew them. The object is all that lies inside any of them.
     *
     * @param imageSize size of the image
     * @param outlines at least one
     */
    record Outlines(Size imageSize, List<Polygon> outlines) implements Segmentation {
        public Outlines {
            outlines = List.copyOf(outlines);
            if (outlines.isEmpty()) {
                throw new IllegalArgumentException("a segmentation without outlines");
            }
        }

        /** Filled anew at every call, as COCO's own tools fill polygons. */
        @Override
        public Mask mask() {
            return PolygonRasterizer.fill(outlines, imageSize);
        }
    }
}
