package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Leaves out vertices of borders that add little, after Douglas and Peucker, <i>Algorithms for the reduction of the
 * number of points required to represent a digitized line or its caricature</i> (Cartographica 10, 1973).
 *
 * <p>That method is about a line with two ends. Here a ring is cut into two lines at two vertices that lie far apart. No vertex that is left out lies farther than the tolerance from the edge that takes its place. A ring that
 * would be left with less than three vertices, or with half of its area or less, is simplified with half the tolerance,
 * so that no part and no hole collapses. Borders may cross themselves or each other afterwards.
 */
public final class Simplification {
    private final List<ImagePoint> vertices;
    private final double tolerance;
    private final BitSet kept = new BitSet();

    private Simplification(Polygon ring, double tolerance) {
        this.vertices = ring.vertices();
        this.tolerance = tolerance;
    }

    /**
     * Simplifies all borders of all parts.
     *
     * @param tolerance largest error in pixels, not negative; with 0 all stays
     */
    public static List<Contour> of(List<Contour> parts, double tolerance) {
        return parts.stream()
                .map(part -> new Contour(
                        of(part.outline(), tolerance),
                        part.holes().stream().map(hole -> of(hole, tolerance)).toList()))
                .toList();
    }

    /**
     * Simplifies a ring.
     *
     * @param tolerance largest error in pixels, not negative; with 0 the ring stays as it is
     */
    public static Polygon of(Polygon ring, double tolerance) {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("tolerance of " + tolerance + " pixels");
        }
        double enough = Math.abs(ring.signedArea()) / 2;
        // Halved so often that next to nothing is left of it, a ring is kept as it is.
        for (double error = tolerance; error > tolerance / 1024; error /= 2) {
            List<ImagePoint> left = new Simplification(ring, error).run();
            if (left.size() >= 3) {
                Polygon simple = new Polygon(left);
                if (Math.abs(simple.signedArea()) > enough) {
                    return simple;
                }
            }
        }
        return ring;
    }

    private List<ImagePoint> run() {
        int one = farthestFrom(0);
        int other = farthestFrom(one);
        kept.set(one);
        kept.set(other);
        keepBetween(Math.min(one, other), Math.max(one, other));
        keepBetween(Math.max(one, other), Math.min(one, other) + vertices.size());
        List<ImagePoint> left = new ArrayList<>(kept.cardinality());
        kept.stream().forEach(index -> left.add(vertices.get(index)));
        return left;
    }

    private int farthestFrom(int index) {
        int farthest = index;
        double most = 0;
        for (int i = 0; i < vertices.size(); i++) {
            double distance = distance(vertices.get(i), vertices.get(index), vertices.get(index));
            if (distance > most) {
                most = distance;
                farthest = i;
            }
        }
        return farthest;
    }

    /** Marks what is kept of the line between two vertices; indices go on beyond the last vertex. */
    private void keepBetween(int start, int end) {
        // Lines that are still to be looked at, as pairs of ends: a long border would be too deep for recursion.
        List<int[]> lines = new ArrayList<>();
        lines.add(new int[] {start, end});
        while (!lines.isEmpty()) {
            int[] line = lines.remove(lines.size() - 1);
            int farthest = farthestBetween(line[0], line[1]);
            if (farthest >= 0) {
                kept.set(farthest % vertices.size());
                lines.add(new int[] {line[0], farthest});
                lines.add(new int[] {farthest, line[1]});
            }
        }
    }

    /** The vertex that lies farthest from the edge between two, or -1 if all are within the tolerance. */
    private int farthestBetween(int start, int end) {
        ImagePoint a = vertex(start);
        ImagePoint b = vertex(end);
        int farthest = -1;
        double most = tolerance;
        for (int i = start + 1; i < end; i++) {
            double distance = distance(vertex(i), a, b);
            if (distance > most) {
                most = distance;
                farthest = i;
            }
        }
        return farthest;
    }

    private ImagePoint vertex(int index) {
        return vertices.get(index % vertices.size());
    }

    /** The distance of a point from the edge between two others. */
    static double distance(ImagePoint point, ImagePoint a, ImagePoint b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double square = dx * dx + dy * dy;
        double along = square == 0 ? 0 : ((point.x() - a.x()) * dx + (point.y() - a.y()) * dy) / square;
        double clamped = Math.max(0, Math.min(1, along));
        return Math.hypot(point.x() - a.x() - clamped * dx, point.y() - a.y() - clamped * dy);
    }
}
