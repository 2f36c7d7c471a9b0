package dev.clickmask.annotator.series;

import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.mask.Mask;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the region of a mask that encloses most, and its box. Regions hang together by sides and corners, and enclose their
 * holes. What one encloses is the area within the line through the centres of its border cells, which is half a cell less on
 * each side than their count: that of OpenCV's findContours and contourArea, which the reference boxes were made with.
 */
final class LargestRegion {
    private static final int UNSEEN = 0;
    private static final int OUTSIDE = -1;

    private final int width;
    private final int height;
    /** With a border of one cell outside on each side. */
    private final int[] labels;
    /** Cells that a flood has still to look around. */
    private final int[] stack;

    private int count;
    /** Twice the area of each region; regions count from 1. */
    private int[] areas = {};

    private int[] left = {};
    private int[] right = {};
    private int[] top = {};
    private int[] bottom = {};

    private LargestRegion(Mask mask) {
        this.width = mask.size().width() + 2;
        this.height = mask.size().height() + 2;
        this.labels = new int[width * height];
        this.stack = new int[labels.length];
        boolean[] inside = new boolean[labels.length];
        mask.forEachRun(
                (y, from, to) -> Arrays.fill(inside, (y + 1) * width + from + 1, (y + 1) * width + to + 1, true));
        flood(0, OUTSIDE, at -> !inside[at], new int[] {-1, 1, -width, width});
    }

    /** A question about a cell. */
    private interface Cells {
        boolean has(int at);
    }

    /**
     * The box of the region that encloses most.
     *
     * @param leastArea cells that it must enclose; the first in reading order wins where two enclose the same
     */
    static Optional<PixelBox> of(Mask mask, double leastArea) {
        if (mask.isEmpty()) {
            return Optional.empty();
        }
        LargestRegion regions = new LargestRegion(mask);
        regions.label();
        regions.measure();
        int largest = 1;
        for (int region = 2; region <= regions.count; region++) {
            largest = regions.areas[region] > regions.areas[largest] ? region : largest;
        }
        return regions.areas[largest] >= 2 * leastArea ? Optional.of(regions.box(largest)) : Optional.empty();
    }

    /** All that is not outside is a region with its holes. */
    private void label() {
        int[] around = {-1, 1, -width, width, -width - 1, -width + 1, width - 1, width + 1};
        for (int at = 0; at < labels.length; at++) {
            if (labels[at] == UNSEEN) {
                count++;
                flood(at, count, cell -> true, around);
            }
        }
        areas = new int[count + 1];
        left = new int[count + 1];
        top = new int[count + 1];
        right = new int[count + 1];
        bottom = new int[count + 1];
        Arrays.fill(left, width);
        Arrays.fill(top, height);
    }

    private void flood(int start, int label, Cells cells, int[] steps) {
        int depth = 0;
        stack[depth++] = start;
        labels[start] = label;
        while (depth > 0) {
            int at = stack[--depth];
            for (int step : steps) {
                int next = at + step;
                boolean wraps = Math.abs(next % width - at % width) > 1;
                if (next >= 0 && next < labels.length && !wraps && labels[next] == UNSEEN && cells.has(next)) {
                    labels[next] = label;
                    stack[depth++] = next;
                }
            }
        }
    }

    private void measure() {
        for (int y = 0; y + 1 < height; y++) {
            for (int x = 0; x + 1 < width; x++) {
                int at = y * width + x;
                addCell(labels[at], x - 1, y - 1);
                addSquare(labels[at], labels[at + 1], labels[at + width], labels[at + width + 1]);
            }
        }
    }

    private void addCell(int region, int x, int y) {
        if (region > 0) {
            left[region] = Math.min(left[region], x);
            right[region] = Math.max(right[region], x);
            top[region] = Math.min(top[region], y);
            bottom[region] = Math.max(bottom[region], y);
        }
    }

    /**
     * Between the centres of four cells lies a whole square if all are of a region, and half of one if three are. Cells of two
     * regions never touch, so the largest label is that of all that are inside.
     */
    private void addSquare(int a, int b, int c, int d) {
        int inside = (a > 0 ? 1 : 0) + (b > 0 ? 1 : 0) + (c > 0 ? 1 : 0) + (d > 0 ? 1 : 0);
        if (inside >= 3) {
            areas[Math.max(Math.max(a, b), Math.max(c, d))] += inside - 2;
        }
    }

    private PixelBox box(int region) {
        return new PixelBox(
                left[region], top[region], right[region] - left[region] + 1, bottom[region] - top[region] + 1);
    }
}
