package dev.clickmask.annotator.canvas;

import dev.clickmask.annotator.document.Segmentation.Outlines;
import dev.clickmask.annotator.document.Vertex;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import java.util.List;
import java.util.Optional;

/** Finds the vertex or the edge of outlines that is next to a place. */
final class NearOutline {
    private final Outlines outlines;

    NearOutline(Outlines outlines) {
        this.outlines = outlines;
    }

    /** The nearest vertex, if it is no farther away than {@code reach} image pixels. */
    Optional<Vertex> vertex(ImagePoint place, double reach) {
        return nearest(reach, (ring, index) -> distance(place, ring.get(index)));
    }

    /**
     * The nearest edge, if it is no farther away than {@code reach} image pixels.
     *
     * @return its last vertex
     */
    Optional<Vertex> edge(ImagePoint place, double reach) {
        return nearest(reach, (ring, index) -> distance(place, foot(place, before(ring, index), ring.get(index))));
    }

    /** The place on the edge before a vertex that is nearest to another place. */
    ImagePoint on(Vertex end, ImagePoint place) {
        List<ImagePoint> ring =
                outlines.parts().get(end.part()).rings().get(end.ring()).vertices();
        return foot(place, before(ring, end.index()), ring.get(end.index()));
    }

    private Optional<Vertex> nearest(double reach, Measure measure) {
        Optional<Vertex> nearest = Optional.empty();
        double least = reach;
        for (int part = 0; part < outlines.parts().size(); part++) {
            List<Polygon> rings = outlines.parts().get(part).rings();
            for (int ring = 0; ring < rings.size(); ring++) {
                List<ImagePoint> vertices = rings.get(ring).vertices();
                for (int index = 0; index < vertices.size(); index++) {
                    double distance = measure.of(vertices, index);
                    if (distance <= least) {
                        least = distance;
                        nearest = Optional.of(new Vertex(part, ring, index));
                    }
                }
            }
        }
        return nearest;
    }

    private static ImagePoint before(List<ImagePoint> ring, int index) {
        return ring.get((index + ring.size() - 1) % ring.size());
    }

    private static double distance(ImagePoint a, ImagePoint b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    private static ImagePoint foot(ImagePoint place, ImagePoint a, ImagePoint b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double square = dx * dx + dy * dy;
        double along = square == 0 ? 0 : ((place.x() - a.x()) * dx + (place.y() - a.y()) * dy) / square;
        double clamped = Math.max(0, Math.min(1, along));
        return new ImagePoint(a.x() + clamped * dx, a.y() + clamped * dy);
    }

    /** How far away a vertex is, or the edge before it. */
    @FunctionalInterface
    private interface Measure {
        double of(List<ImagePoint> ring, int index);
    }
}
