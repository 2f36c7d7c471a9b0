package dev.clickmask.annotator.document;

import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Contour;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.PolygonRasterizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * Outlines, as a person or another program drew them. The object is all that lies in any of its parts, each of which
     * may have holes; a part may lie in a hole of another.
     */
    final class Outlines implements Segmentation {
        private final Size imageSize;
        private final List<Contour> parts;
        /** Kept once computed, because a window asks for it at every turn; not part of the value. */
        private volatile @Nullable Mask filled;

        /**
         * Outlines in an image.
         *
         * @param parts at least one; copied
         */
        public Outlines(Size imageSize, List<Contour> parts) {
            this.imageSize = imageSize;
            this.parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("a segmentation without outlines");
            }
        }

        /** Parts without holes, at least one. */
        public static Outlines solid(Size imageSize, List<Polygon> outlines) {
            return new Outlines(imageSize, outlines.stream().map(Contour::of).toList());
        }

        /** Size of the image. */
        public Size imageSize() {
            return imageSize;
        }

        /** The parts with their holes. */
        public List<Contour> parts() {
            return parts;
        }

        /** Filled as COCO's own tools fill polygons. */
        @Override
        public Mask mask() {
            Mask known = filled;
            if (known == null) {
                known = PolygonRasterizer.fillParts(parts, imageSize);
                filled = known;
            }
            return known;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Outlines outlines
                    && imageSize.equals(outlines.imageSize)
                    && parts.equals(outlines.parts);
        }

        @Override
        public int hashCode() {
            return 31 * imageSize.hashCode() + parts.hashCode();
        }

        @Override
        public String toString() {
            return "Outlines[" + parts + " of " + imageSize + "]";
        }
    }
}
