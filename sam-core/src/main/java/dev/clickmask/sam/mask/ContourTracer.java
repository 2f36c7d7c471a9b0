package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the borders of a mask, which run along the edges of its pixels, so that the area of a contour, outline less
 * holes, is exactly its number of pixels.
 *
 * <p>Pixels belong to one part if they are joined by sides (4-connected); the background is joined by corners as well
 * (8-connected). A border may therefore touch itself or another at a corner, but crosses none. Vertices are whole
 * numbers and stand at corners only.
 *
 * <p>Borders are followed with the mask on the right hand, after Suzuki and Abe, <i>Topological structural analysis of
 * digitized binary images by border following</i> (CVGIP 30, 1985), here along edges instead of through pixels. Each
 * border has at least one edge at the left end of a horizontal run of pixels. Runs are numbered row by row, and each
 * holds the number of its part once the border at its left end has been followed. The first run without one begins a new
 * border: a hole if there is mask above it, and then its part is that of the run before, at the other side of the hole;
 * else the outline of a new part. The cost is in proportion to the words of the mask and the length of its borders.
 */
public final class ContourTracer {
    // Directions, clockwise; a turn to the right adds 1.
    private static final int NORTH = 3;
    private static final int[] STEP_X = {1, 0, -1, 0};
    private static final int[] STEP_Y = {0, 1, 0, -1};

    // The pixel ahead and to the left of a corner when heading in each direction, as seen from the pixel below and to
    // the right of the corner. The one ahead and to the right is that of the next direction.
    private static final int[] LEFT_X = {0, 0, -1, -1};
    private static final int[] LEFT_Y = {-1, 0, 0, -1};

    private static final int NONE = -1;

    private final Mask mask;
    private final RunNumbers numbers;
    private final int[] partOfRun;
    private final List<Polygon> outlines = new ArrayList<>();
    private final List<List<Polygon>> holes = new ArrayList<>();

    private ContourTracer(Mask mask) {
        this.mask = mask;
        this.numbers = new RunNumbers(mask);
        this.partOfRun = new int[numbers.count()];
        Arrays.fill(partOfRun, NONE);
    }

    /**
     * The parts of a mask with their holes, in the order of their first pixels from the top, then from the left; each
     * border begins at the top left corner of such a pixel. A part inside a hole of another is a contour of its own.
     */
    public static List<Contour> trace(Mask mask) {
        ContourTracer tracer = new ContourTracer(mask);
        tracer.followAll();
        List<Contour> contours = new ArrayList<>(tracer.outlines.size());
        for (int part = 0; part < tracer.outlines.size(); part++) {
            contours.add(new Contour(tracer.outlines.get(part), tracer.holes.get(part)));
        }
        return contours;
    }

    private void followAll() {
        WordGrid grid = mask.grid();
        int run = 0;
        for (int y = grid.firstRow(); y < grid.endRow(); y++) {
            for (int group = grid.firstGroup(); group < grid.endGroup(); group++) {
                long starts = RunNumbers.starts(mask, y, group);
                while (starts != 0) {
                    if (partOfRun[run] == NONE) {
                        begin(run, (group << 6) + Long.numberOfTrailingZeros(starts), y);
                    }
                    run++;
                    starts &= starts - 1;
                }
            }
        }
    }

    /** Follows the border that is met for the first time at the left end of a run. */
    private void begin(int run, int x, int y) {
        if (mask.contains(x, y - 1)) {
            int part = partOfRun[run - 1];
            holes.get(part).add(follow(x, y, part));
        } else {
            int part = outlines.size();
            outlines.add(follow(x, y, part));
            holes.add(new ArrayList<>());
        }
    }

    /** Follows the border that comes north along the left side of pixel (x, y), and marks its runs with the part. */
    private Polygon follow(int startX, int startY, int part) {
        List<ImagePoint> corners = new ArrayList<>();
        int x = startX;
        int y = startY;
        int heading = NORTH;
        do {
            int next = turn(x, y, heading);
            if (next != heading) {
                corners.add(new ImagePoint(x, y));
            }
            heading = next;
            x += STEP_X[heading];
            y += STEP_Y[heading];
            if (heading == NORTH) {
                partOfRun[numbers.of(x, y)] = part;
            }
        } while (heading != NORTH || x != startX || y != startY);
        return new Polygon(corners);
    }

    /** The direction in which a border goes on from the corner at (x, y); the sharpest turn to the right that it can. */
    private int turn(int x, int y, int heading) {
        int right = (heading + 1) & 3;
        if (!mask.contains(x + LEFT_X[right], y + LEFT_Y[right])) {
            return right;
        }
        return mask.contains(x + LEFT_X[heading], y + LEFT_Y[heading]) ? (heading + 3) & 3 : heading;
    }
}
