package dev.clickmask.annotator.dataset.coco;

import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import java.io.IOException;
import java.util.List;

/**
 * What polygons of a file give the top-left corner of the image as coordinates.
 *
 * @param at 0 in COCO; 1 in files by programs that count pixels from 1
 */
record PolygonOrigin(double at) {

    /** The same polygons with that corner at 0. */
    List<Polygon> fromZero(List<Polygon> polygons) {
        return at == 0 ? polygons : polygons.stream().map(this::fromZero).toList();
    }

    private Polygon fromZero(Polygon polygon) {
        return new Polygon(polygon.vertices().stream()
                .map(vertex -> new ImagePoint(vertex.x() - at, vertex.y() - at))
                .toList());
    }

    /**
     * Says where polygons are evidently not those of this origin: a file that is read from 0 has one that ends exactly one
     * pixel behind its image and none that begins before 1; a file that is read from 1 has one that begins before it.
     */
    void check(Spool spool, Defects defects) throws IOException {
        if (at == 0) {
            checkForOne(spool, defects);
        } else {
            spool.query(
                    "SELECT min(position) FROM annotation WHERE least < " + at + " HAVING count(*) > 0",
                    row -> defects.add(
                            References.place("annotations", row.getInt(1)) + ".segmentation",
                            "has a coordinate below 1, so polygons do not seem to count pixels from 1"));
        }
    }

    private static void checkForOne(Spool spool, Defects defects) throws IOException {
        String sql = "SELECT min(annotation.position) FROM annotation JOIN image ON image.id = annotation.image"
                + " WHERE (most_x = image.width + 1 OR most_y = image.height + 1)"
                + " AND (SELECT min(least) FROM annotation) >= 1 HAVING count(*) > 0";
        spool.query(
                sql,
                row -> defects.add(
                        References.place("annotations", row.getInt(1)) + ".segmentation",
                        "ends one pixel behind its image, and no polygon begins before 1: they seem to count pixels"
                                + " from 1. If so, choose 1 as the origin of polygons (--polygon-origin 1)"));
    }
}
