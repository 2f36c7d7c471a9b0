package dev.clickmask.sam.geometry;

import java.util.List;

/**
 * A closed ring of vertices in image pixels; the last vertex is joined to the first and not repeated.
 *
 * @param vertices at least three, in order; copied
 */
public record Polygon(List<ImagePoint> vertices) {
    public Polygon {
        vertices = List.copyOf(vertices);
        if (vertices.size() < 3) {
            throw new IllegalArgumentException("polygon of " + vertices.size() + " vertices, needs 3");
        }
    }

    /**
     * Area by the shoelace formula, in square pixels: positive when the vertices run clockwise as seen on the screen
     * (y down), negative when they run the other way.
     */
    public double signedArea() {
        double twice = 0;
        ImagePoint last = vertices.get(vertices.size() - 1);
        for (ImagePoint vertex : vertices) {
            twice += last.x() * vertex.y() - vertex.x() * last.y();
            last = vertex;
        }
        return twice / 2;
    }
}
