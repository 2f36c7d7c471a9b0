package dev.clickmask.annotator.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.Segmentation.Outlines;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Contour;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VertexTest {
    private static final Size SIZE = new Size(40, 40);
    private static final Polygon SQUARE = ring(0, 0, 30, 0, 30, 30, 0, 30);
    private static final Polygon HOLE = ring(5, 5, 5, 15, 15, 5);
    private static final Outlines OUTLINES =
            new Outlines(SIZE, List.of(new Contour(SQUARE, List.of(HOLE)), Contour.of(ring(32, 0, 39, 0, 39, 9))));

    @Test
    void aVertexOfAHole_isMoved_andNothingElse() {
        Outlines moved = new Vertex(0, 1, 2).movedIn(OUTLINES, new ImagePoint(20, 5));

        assertThat(moved.parts().get(0)).isEqualTo(new Contour(SQUARE, List.of(ring(5, 5, 5, 15, 20, 5))));
        assertThat(moved.parts().get(1)).isEqualTo(OUTLINES.parts().get(1));
    }

    @Test
    void anInsertedVertex_standsBeforeTheOneNamed() {
        Outlines more = new Vertex(0, 0, 1).insertedIn(OUTLINES, new ImagePoint(15, 1));
        assertThat(more.parts().get(0).outline()).isEqualTo(ring(0, 0, 15, 1, 30, 0, 30, 30, 0, 30));
    }

    @Test
    void removing_takesARingThatWouldHaveTwoVertices() {
        assertThat(new Vertex(0, 0, 3)
                        .removedFrom(OUTLINES)
                        .orElseThrow()
                        .parts()
                        .get(0)
                        .outline())
                .isEqualTo(ring(0, 0, 30, 0, 30, 30));
        assertThat(new Vertex(0, 1, 0)
                        .removedFrom(OUTLINES)
                        .orElseThrow()
                        .parts()
                        .get(0))
                .isEqualTo(Contour.of(SQUARE));
        Outlines one = new Vertex(1, 0, 2).removedFrom(OUTLINES).orElseThrow();
        assertThat(one.parts()).containsExactly(OUTLINES.parts().get(0));
        Outlines triangle = Outlines.solid(SIZE, List.of(HOLE));
        assertThat(new Vertex(0, 0, 0).removedFrom(triangle)).isEmpty();
    }

    private static Polygon ring(double... coordinates) {
        List<ImagePoint> vertices = new ArrayList<>();
        for (int i = 0; i < coordinates.length; i += 2) {
            vertices.add(new ImagePoint(coordinates[i], coordinates[i + 1]));
        }
        return new Polygon(vertices);
    }
}
