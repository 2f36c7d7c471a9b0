package dev.clickmask.annotator.dataset.coco;

import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Rle;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** A "segmentation" as it stands in a file, before the size of its image is known. */
sealed interface Shape {

    /** About how many bytes it takes in memory as the segmentation of an instance. */
    long weight();

    /** Polygons, at least one. */
    record Polygons(List<Polygon> polygons) implements Shape {
        private static final long VERTEX_BYTES = 40;

        @Override
        public long weight() {
            return VERTEX_BYTES
                    * polygons.stream()
                            .mapToLong(polygon -> polygon.vertices().size())
                            .sum();
        }

        Segmentation in(Size image) {
            return Segmentation.Outlines.solid(image, polygons);
        }

        /** The least of one coordinate. */
        double least(ToDoubleFunction<ImagePoint> coordinate) {
            return vertices().mapToDouble(coordinate).min().orElseThrow();
        }

        /** The greatest of one coordinate. */
        double most(ToDoubleFunction<ImagePoint> coordinate) {
            return vertices().mapToDouble(coordinate).max().orElseThrow();
        }

        private Stream<ImagePoint> vertices() {
            return polygons.stream().flatMap(polygon -> polygon.vertices().stream());
        }
    }

    /** A run-length code. */
    record Runs(Rle rle) implements Shape {
        @Override
        public long weight() {
            PixelBox box = rle.bounds();
            return (long) box.height() * (box.width() / Long.SIZE + 2) * Long.BYTES;
        }
    }

    /** Nothing: the annotation is a box, a caption or key points only. */
    record None() implements Shape {
        @Override
        public long weight() {
            return 0;
        }
    }
}
