package dev.clickmask.sam.mask;

import dev.clickmask.sam.geometry.Polygon;
import java.util.List;

/**
 * One part of a mask, described by its borders: the outline with everything inside it, less the holes.
 *
 * @param outline outer border, clockwise on the screen (its signed area is positive)
 * @param holes inner borders, counter-clockwise on the screen (their signed areas are negative); copied
 */
public record Contour(Polygon outline, List<Polygon> holes) {
    public Contour {
        holes = List.copyOf(holes);
    }
}
