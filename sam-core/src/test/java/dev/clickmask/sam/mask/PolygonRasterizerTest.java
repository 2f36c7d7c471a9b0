package dev.clickmask.sam.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PolygonRasterizerTest {
    private static final Size SIZE = new Size(6, 4);

    @Test
    void agrees_with_pycocotools() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(PolygonRasterizerTest.class.getResourceAsStream("/golden/rle/polygons.json"))) {
            JsonNode cases = new ObjectMapper().readTree(file).get("cases");
            assertThat(cases).hasSizeGreaterThan(20);
            for (JsonNode golden : cases) {
                Size size = new Size(golden.get("w").intValue(), golden.get("h").intValue());
                Mask mask = PolygonRasterizer.fill(polygons(golden.get("segmentation")), size);
                Rle expected = Rle.parse(golden.get("counts").textValue(), size);
                assertThat(AsciiMask.draw(mask)).isEqualTo(AsciiMask.draw(expected.toMask()));
                assertThat(Rle.of(mask)).isEqualTo(expected);
                assertThat(mask.area()).isEqualTo(golden.get("area").longValue());
            }
        }
    }

    @Test
    void a_rectangle_on_pixel_edges_covers_its_pixels() {
        assertThat(fill(polygon(1, 1, 5, 1, 5, 3, 1, 3))).isEqualTo("""
                ......
                .####.
                .####.
                ......
                """);
    }

    @Test
    void a_ring_that_crosses_itself_is_outside_where_it_goes_around_twice() {
        assertThat(fill(polygon(0, 0, 6, 0, 6, 4, 0, 4, 0, 0, 2, 1, 4, 1, 4, 3, 2, 3, 2, 1)))
                .isEqualTo("""
                ######
                ##..##
                ##..##
                ######
                """);
    }

    @Test
    void overlapping_polygons_are_united() {
        assertThat(fill(polygon(0, 0, 3, 0, 3, 2, 0, 2), polygon(2, 1, 5, 1, 5, 4, 2, 4)))
                .isEqualTo("""
                ###...
                #####.
                ..###.
                ..###.
                """);
    }

    @Test
    void what_lies_outside_the_image_is_left_out() {
        assertThat(PolygonRasterizer.fill(List.of(polygon(-9e7, -9e7, 9e7, -9e7, 9e7, 9e7, -9e7, 9e7)), SIZE))
                .isEqualTo(Mask.full(SIZE));
        assertThat(PolygonRasterizer.fill(List.of(polygon(10, 10, 20, 10, 20, 20)), SIZE))
                .isEqualTo(Mask.empty(SIZE));
        assertThat(PolygonRasterizer.fill(List.of(), SIZE)).isEqualTo(Mask.empty(SIZE));
    }

    @Test
    void a_vertex_too_far_away_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fill(polygon(0, 0, 1e9, 0, 0, 4)))
                .withMessageContainingAll("1.0E9", "6 x 4");
    }

    private static String fill(Polygon... polygons) {
        return AsciiMask.draw(PolygonRasterizer.fill(List.of(polygons), SIZE));
    }

    private static Polygon polygon(double... coordinates) {
        List<ImagePoint> vertices = new ArrayList<>();
        for (int i = 0; i < coordinates.length; i += 2) {
            vertices.add(new ImagePoint(coordinates[i], coordinates[i + 1]));
        }
        return new Polygon(vertices);
    }

    private static List<Polygon> polygons(JsonNode segmentation) {
        List<Polygon> polygons = new ArrayList<>();
        for (JsonNode ring : segmentation) {
            double[] coordinates = new double[ring.size()];
            for (int i = 0; i < coordinates.length; i++) {
                coordinates[i] = ring.get(i).doubleValue();
            }
            polygons.add(polygon(coordinates));
        }
        return polygons;
    }
}
