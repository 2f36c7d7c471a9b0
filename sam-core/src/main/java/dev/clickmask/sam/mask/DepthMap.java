package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import java.util.Set;

/**
 * How deep each pixel lies inside a mask: the squared Euclidean distance between its centre and that of the nearest pixel
 * outside; what lies beyond the image counts as outside. By the two passes of Meijster, Roerdink and Hesselink, "A general
 * algorithm for computing distance transforms in linear time" (2000), exact in integers. Immutable.
 */
public final class DepthMap {
    private final PixelBox box;
    private final int[] squared;

    private DepthMap(PixelBox box, int[] squared) {
        this.box = box;
        this.squared = squared;
    }

    /** A pixel and how deep it lies; a depth of 0 is that of no pixel at all. */
    public record Deepest(int x, int y, int squaredDepth) {
        /** The centre of the pixel. */
        public ImagePoint centre() {
            return new ImagePoint(x + 0.5, y + 0.5);
        }
    }

    /** Of all pixels of a mask, whose box must have less than 2^31 pixels. */
    public static DepthMap of(Mask mask) {
        PixelBox box = mask.bounds();
        int[] upright = uprightDistances(mask, box);
        int[] squared = new int[upright.length];
        Envelope envelope = new Envelope(box.width() + 2);
        for (int y = 0; y < box.height(); y++) {
            envelope.transform(upright, y * box.width(), box.width(), squared);
        }
        return new DepthMap(box, squared);
    }

    /** For each pixel of the box, the distance to the nearest pixel outside in its own column. */
    private static int[] uprightDistances(Mask mask, PixelBox box) {
        int width = box.width();
        int[] distances = new int[Math.toIntExact(box.area())];
        mask.forEachRun((y, fromX, toX) -> {
            int row = (y - box.y()) * width;
            for (int x = fromX - box.x(); x < toX - box.x(); x++) {
                distances[row + x] = (row == 0 ? 0 : distances[row - width + x]) + 1;
            }
        });
        for (int y = box.height() - 1; y >= 0; y--) {
            for (int x = 0; x < width; x++) {
                int below = y + 1 < box.height() ? distances[(y + 1) * width + x] : 0;
                distances[y * width + x] = Math.min(distances[y * width + x], below + 1);
            }
        }
        return distances;
    }

    /** The first of the deepest pixels, row by row, of those that are not in the set. */
    public Deepest deepest(Set<ImagePoint> without) {
        Deepest deepest = new Deepest(0, 0, 0);
        for (int i = 0; i < squared.length; i++) {
            if (squared[i] > deepest.squaredDepth()) {
                Deepest next = new Deepest(box.x() + i % box.width(), box.y() + i / box.width(), squared[i]);
                deepest = without.contains(next.centre()) ? deepest : next;
            }
        }
        return deepest;
    }

    /** The second pass: the lower envelope of the parabolas that stand on the columns of a row, one outside at each end. */
    private static final class Envelope {
        private final int[] vertex;
        private final int[] start;
        private final int[] height;

        Envelope(int length) {
            vertex = new int[length];
            start = new int[length];
            height = new int[length];
        }

        void transform(int[] upright, int offset, int width, int[] target) {
            int length = width + 2;
            for (int x = 0; x < length; x++) {
                int distance = x == 0 || x == length - 1 ? 0 : upright[offset + x - 1];
                height[x] = distance * distance;
            }
            int top = build(length);
            for (int x = length - 1; x >= 0; x--) {
                if (x > 0 && x <= width) {
                    int aside = x - vertex[top];
                    target[offset + x - 1] = aside * aside + height[vertex[top]];
                }
                if (x == start[top]) {
                    top--;
                }
            }
        }

        private int build(int length) {
            int top = 0;
            vertex[0] = 0;
            start[0] = 0;
            for (int x = 1; x < length; x++) {
                while (top >= 0 && valueAt(start[top], vertex[top]) > valueAt(start[top], x)) {
                    top--;
                }
                if (top < 0) {
                    top = 0;
                    vertex[0] = x;
                } else {
                    int from = 1 + crossing(vertex[top], x);
                    if (from < length) {
                        top++;
                        vertex[top] = x;
                        start[top] = from;
                    }
                }
            }
            return top;
        }

        private int valueAt(int x, int at) {
            return (x - at) * (x - at) + height[at];
        }

        /** The last place where the left parabola is not above the right one. */
        private int crossing(int left, int right) {
            return Math.floorDiv(right * right - left * left + height[right] - height[left], 2 * (right - left));
        }
    }
}
