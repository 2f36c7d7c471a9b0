package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.Polygon;
import java.util.ArrayList;
import java.util.List;

/**
 * One part of a mask, described by its borders: the outline with everything inside it, less the holes. A traced outline
 * runs clockwise on the screen (its signed area is positive), its holes run the other way; a drawn one runs as it was
 * drawn.
 *
 * @param outline outer border
 * @param holes inner borders; copied
 */
public record Contour(Polygon outline, List<Polygon> holes) {
    public Contour {
        holes = List.copyOf(holes);
    }

    /** A part without holes. */
    public static Contour of(Polygon outline) {
        return new Contour(outline, List.of());
    }

    /** All borders: the outline, then the holes. */
    public List<Polygon> rings() {
        List<Polygon> rings = new ArrayList<>(holes.size() + 1);
        rings.add(outline);
        rings.addAll(holes);
        return rings;
    }
}
