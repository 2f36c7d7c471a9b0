package dev.clickmask.annotator.document;

import dev.clickmask.annotator.document.Segmentation.Outlines;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.mask.Contour;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A vertex of outlines, by its place in them.
 *
 * @param part index of the part
 * @param ring index of the ring in the part: 0 for the outline, the holes from 1 on
 * @param index of the vertex in the ring
 */
public record Vertex(int part, int ring, int index) {

    /** Where it is. */
    public ImagePoint in(Outlines outlines) {
        return outlines.parts().get(part).rings().get(ring).vertices().get(index);
    }

    /** The outlines with this vertex elsewhere. */
    public Outlines movedIn(Outlines outlines, ImagePoint to) {
        List<ImagePoint> vertices = vertices(outlines);
        vertices.set(index, to);
        return replacing(outlines, Optional.of(new Polygon(vertices))).orElseThrow();
    }

    /** The outlines with another vertex before this one, which then takes this place. */
    public Outlines insertedIn(Outlines outlines, ImagePoint at) {
        List<ImagePoint> vertices = vertices(outlines);
        vertices.add(index, at);
        return replacing(outlines, Optional.of(new Polygon(vertices))).orElseThrow();
    }

    /**
     * The outlines without this vertex. Of a triangle nothing is left: a hole is filled then, a part goes with its holes;
     * empty if it was the last.
     */
    public Optional<Outlines> removedFrom(Outlines outlines) {
        List<ImagePoint> vertices = vertices(outlines);
        vertices.remove(index);
        return replacing(outlines, vertices.size() < 3 ? Optional.empty() : Optional.of(new Polygon(vertices)));
    }

    private List<ImagePoint> vertices(Outlines outlines) {
        return new ArrayList<>(outlines.parts().get(part).rings().get(ring).vertices());
    }

    private Optional<Outlines> replacing(Outlines outlines, Optional<Polygon> changed) {
        List<Polygon> rings = new ArrayList<>(outlines.parts().get(part).rings());
        rings.remove(ring);
        changed.ifPresent(polygon -> rings.add(ring, polygon));
        List<Contour> parts = new ArrayList<>(outlines.parts());
        parts.remove(part);
        if (ring > 0 || changed.isPresent()) {
            parts.add(part, new Contour(rings.get(0), rings.subList(1, rings.size())));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Outlines(outlines.imageSize(), parts));
    }
}
