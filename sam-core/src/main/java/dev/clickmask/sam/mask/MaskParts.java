package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import java.util.Arrays;
import java.util.List;

/**
 * The connected parts of a mask and its holes: taken apart, filled, dropped. Parts hang together by the sides of their
 * pixels, holes also by their corners, as in {@link ContourTracer}.
 */
public final class MaskParts {
    private MaskParts() {}

    /** The parts, those that begin further up first; none of an empty mask. */
    public static List<Mask> of(Mask mask) {
        return ContourTracer.trace(mask).stream()
                .map(part -> fill(part.rings(), mask.size()))
                .toList();
    }

    /**
     * The mask with its small holes filled.
     *
     * @param maxArea largest hole to fill, in pixels
     */
    public static Mask fillHoles(Mask mask, long maxArea) {
        List<Polygon> holes = ContourTracer.trace(mask).stream()
                .flatMap(part -> part.holes().stream())
                .filter(hole -> Math.abs(hole.signedArea()) <= maxArea)
                .toList();
        MaskBuilder filled = new MaskBuilder(mask.size(), mask.bounds());
        filled.add(mask);
        // What stands inside of a hole is filled over too, so its ring alone says it all.
        holes.forEach(hole -> filled.add(fill(List.of(hole), mask.size())));
        return filled.build();
    }

    /**
     * The mask without its small parts.
     *
     * @param maxArea largest part to drop, in pixels
     */
    public static Mask dropSpecks(Mask mask, long maxArea) {
        MaskBuilder kept = new MaskBuilder(mask.size(), mask.bounds());
        for (Contour part : ContourTracer.trace(mask)) {
            if (area(part) > maxArea) {
                kept.add(fill(part.rings(), mask.size()));
            }
        }
        return kept.build();
    }

    private static double area(Contour part) {
        return part.rings().stream().mapToDouble(Polygon::signedArea).sum();
    }

    /** Fills rings along pixel edges by the even-odd rule: in each row, between every other crossing of an upright side. */
    private static Mask fill(List<Polygon> rings, Size size) {
        PixelBox box = box(rings);
        int[][] crossings = new int[box.height()][2];
        int[] counts = new int[box.height()];
        for (Polygon ring : rings) {
            ImagePoint from = ring.vertices().get(ring.vertices().size() - 1);
            for (ImagePoint to : ring.vertices()) {
                int x = (int) from.x();
                int top = (int) Math.min(from.y(), to.y()) - box.y();
                int bottom = (int) Math.max(from.y(), to.y()) - box.y();
                for (int row = top; row < bottom; row++) {
                    crossings[row] = appended(crossings[row], counts[row]++, x);
                }
                from = to;
            }
        }
        MaskBuilder mask = new MaskBuilder(size, box);
        for (int row = 0; row < counts.length; row++) {
            Arrays.sort(crossings[row], 0, counts[row]);
            for (int i = 0; i + 1 < counts[row]; i += 2) {
                mask.fill(box.y() + row, crossings[row][i], crossings[row][i + 1]);
            }
        }
        return mask.build();
    }

    private static int[] appended(int[] values, int count, int value) {
        int[] room = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
        room[count] = value;
        return room;
    }

    private static PixelBox box(List<Polygon> rings) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = 0;
        double bottom = 0;
        for (Polygon ring : rings) {
            for (ImagePoint vertex : ring.vertices()) {
                left = Math.min(left, vertex.x());
                top = Math.min(top, vertex.y());
                right = Math.max(right, vertex.x());
                bottom = Math.max(bottom, vertex.y());
            }
        }
        return new PixelBox((int) left, (int) top, (int) (right - left), (int) (bottom - top));
    }
}
