package dev.clickmask.annotator.dataset;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.mask.Contour;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes one ring of a mask with several parts and holes, for formats that have but one ring for an object. The borders
 * are joined by bridges of no width, which the ring passes once each way, so that the area inside stays the same, whether
 * it is filled by the even-odd or by the non-zero rule. A filler that also draws the line of the ring draws the bridges.
 */
public final class BridgedRing {
    private BridgedRing() {}

    /**
     * The borders of all parts as one ring.
     *
     * @param parts at least one
     */
    public static Polygon of(List<Contour> parts) {
        List<ImagePoint> ring = new ArrayList<>();
        for (Contour part : parts) {
            join(ring, part.outline().vertices());
            part.holes().forEach(hole -> join(ring, hole.vertices()));
        }
        return new Polygon(ring);
    }

    /** Puts a border in after the vertex nearest to its first one: there, around, and back. */
    private static void join(List<ImagePoint> ring, List<ImagePoint> border) {
        if (ring.isEmpty()) {
            ring.addAll(border);
            return;
        }
        ImagePoint landing = border.get(0);
        int from = nearest(ring, landing);
        List<ImagePoint> detour = new ArrayList<>(border);
        detour.add(landing);
        detour.add(ring.get(from));
        ring.addAll(from + 1, detour);
    }

    private static int nearest(List<ImagePoint> ring, ImagePoint to) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ring.size(); i++) {
            double dx = ring.get(i).x() - to.x();
            double dy = ring.get(i).y() - to.y();
            double distance = dx * dx + dy * dy;
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }
}
