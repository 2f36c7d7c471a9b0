package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import java.util.List;

/**
 * Fills polygons pixel for pixel as {@code pycocotools} does, so that areas and run-length codes agree with data sets and
 * scores made by it.
 *
 * <p>That method ({@code rleFrPoly} in {@code common/maskApi.c} of github.com/cocodataset/cocoapi) rounds the vertices to
 * cells of a fifth of a pixel and draws each edge as a chain of cells, one a step along its longer side. Where the chain
 * steps over the middle of an image column, from the third cell to the fourth, the pixels of that column turn over from
 * the row of the step down. Here those steps are computed instead of walking all the chain, so the cost is in proportion
 * to the image columns that an edge crosses, however far outside the image it reaches.
 */
public final class PolygonRasterizer {
    private static final int CELLS_PER_PIXEL = 5;
    /** The last cell of a pixel before its middle. */
    private static final int BEFORE_MIDDLE = 2;
    /** Largest coordinate; differences of such, in cells, fit an int. */
    private static final double LIMIT = 1e8;

    private final PixelBox region;
    private final ColumnToggles toggles;

    private PolygonRasterizer(PixelBox region, Size size) {
        this.region = region;
        this.toggles = new ColumnToggles(size, region);
    }

    /**
     * The pixels inside any of the polygons. Inside one polygon are the pixels that its ring goes around an odd number of
     * times; what lies outside the image is left out.
     *
     * @throws IllegalArgumentException if a vertex lies more than 100 million pixels away
     */
    public static Mask fill(List<Polygon> polygons, Size size) {
        PixelBox region = PixelBox.EMPTY;
        for (Polygon polygon : polygons) {
            region = region.enclosing(reach(polygon, size));
        }
        MaskBuilder builder = new MaskBuilder(size, region);
        for (Polygon polygon : polygons) {
            PolygonRasterizer rasterizer = new PolygonRasterizer(reach(polygon, size), size);
            rasterizer.addRing(polygon);
            builder.add(rasterizer.toggles.toMask());
        }
        return builder.build();
    }

    /**
     * The pixels of any of the parts: those inside the outline of a part and inside none of its holes.
     *
     * @throws IllegalArgumentException if a vertex lies more than 100 million pixels away
     */
    public static Mask fillParts(List<Contour> parts, Size size) {
        List<Polygon> solid = parts.stream()
                .filter(part -> part.holes().isEmpty())
                .map(Contour::outline)
                .toList();
        Mask all = fill(solid, size);
        for (Contour part : parts) {
            if (!part.holes().isEmpty()) {
                all = all.union(fill(List.of(part.outline()), size).minus(fill(part.holes(), size)));
            }
        }
        return all;
    }

    /** A box with all pixels of the image that the polygon may fill. */
    private static PixelBox reach(Polygon polygon, Size size) {
        double left = LIMIT;
        double top = LIMIT;
        double right = -LIMIT;
        double bottom = -LIMIT;
        for (ImagePoint vertex : polygon.vertices()) {
            if (Math.abs(vertex.x()) > LIMIT || Math.abs(vertex.y()) > LIMIT) {
                throw new IllegalArgumentException(
                        "vertex (" + vertex.x() + ", " + vertex.y() + ") lies too far outside the image of " + size);
            }
            left = Math.min(left, vertex.x());
            top = Math.min(top, vertex.y());
            right = Math.max(right, vertex.x());
            bottom = Math.max(bottom, vertex.y());
        }
        int x = (int) left - 1;
        int y = (int) top - 1;
        return new PixelBox(x, y, (int) right + 2 - x, (int) bottom + 2 - y).intersection(size.pixels());
    }

    private void addRing(Polygon polygon) {
        List<ImagePoint> vertices = polygon.vertices();
        Cell from = Cell.of(vertices.get(vertices.size() - 1));
        for (ImagePoint vertex : vertices) {
            Cell to = Cell.of(vertex);
            addEdge(from, to);
            from = to;
        }
    }

    private void addEdge(Cell a, Cell b) {
        if (Math.abs(a.x - b.x) >= Math.abs(a.y - b.y)) {
            boolean rightward = a.x <= b.x;
            addWideEdge(rightward ? a : b, rightward ? b : a);
        } else {
            boolean downward = a.y <= b.y;
            addTallEdge(downward ? a : b, downward ? b : a);
        }
    }

    private void addWideEdge(Cell left, Cell right) {
        double slope = (double) (right.y - left.y) / (right.x - left.x);
        int end = endColumn(right.x);
        for (int column = firstColumn(left.x); column < end; column++) {
            int step = column * CELLS_PER_PIXEL + BEFORE_MIDDLE - left.x;
            turnOver(column, Math.min(rounded(left.y, slope, step), rounded(left.y, slope, step + 1)));
        }
    }

    private void addTallEdge(Cell top, Cell bottom) {
        int height = bottom.y - top.y;
        double slope = (double) (bottom.x - top.x) / height;
        int end = endColumn(Math.max(top.x, bottom.x));
        for (int column = firstColumn(Math.min(top.x, bottom.x)); column < end; column++) {
            int middle = column * CELLS_PER_PIXEL + BEFORE_MIDDLE;
            turnOver(column, top.y + lastStepBefore(middle, top.x, slope, height));
        }
    }

    /**
     * The last step down a tall edge at which it has not yet stepped over the middle of a column. Looked for by halving,
     * because only the rounded places themselves tell exactly.
     *
     * @param middle the last cell before that middle
     */
    private static int lastStepBefore(int middle, int topX, double slope, int height) {
        int before = 0;
        int after = height;
        while (after - before > 1) {
            int step = (before + after) >>> 1;
            if ((rounded(topX, slope, step) <= middle) == (slope > 0)) {
                before = step;
            } else {
                after = step;
            }
        }
        return before;
    }

    /** First column of the region whose middle lies right of the cell. */
    private int firstColumn(int cell) {
        return Math.max(region.x(), Math.floorDiv(cell + CELLS_PER_PIXEL - 1 - BEFORE_MIDDLE, CELLS_PER_PIXEL));
    }

    /** The column after the last of the region whose middle lies left of the cell. */
    private int endColumn(int cell) {
        return Math.min(region.endX(), Math.floorDiv(cell - 1 - BEFORE_MIDDLE, CELLS_PER_PIXEL) + 1);
    }

    private static int rounded(int start, double slope, int step) {
        return (int) (start + slope * step + 0.5);
    }

    /** Turns over the pixels of a column that begin at the cell or below it. */
    private void turnOver(int column, int cellRow) {
        int row = Math.floorDiv(cellRow + CELLS_PER_PIXEL - 1 - BEFORE_MIDDLE, CELLS_PER_PIXEL);
        toggles.toggle(column, Math.max(region.y(), row));
    }

    /** A place in fifths of a pixel. */
    private record Cell(int x, int y) {
        static Cell of(ImagePoint point) {
            return new Cell((int) (CELLS_PER_PIXEL * point.x() + 0.5), (int) (CELLS_PER_PIXEL * point.y() + 0.5));
        }
    }
}
