package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BatchTest {

    @TestFactory
    Stream<DynamicTest> points_that_are_asked_about_together_are_answered_as_each_alone() throws Exception {
        Map<String, JsonNode> models = new LinkedHashMap<>();
        for (String family : List.of("families", "sam2")) {
            for (JsonNode golden :
                    TestFiles.json("golden/" + family + "/cases.json").get("cases")) {
                models.putIfAbsent(golden.get("model").asText(), golden);
            }
        }
        return models.entrySet().stream()
                .map(model -> DynamicTest.dynamicTest(
                        model.getKey(), () -> assertEachAsAlone(model.getKey(), model.getValue())));
    }

    @Test
    void a_decoder_that_says_so_answers_many_points_in_one_run() throws Exception {
        try (OnnxSam osam = TestFiles.fixtureModel("sam2-osam");
                OnnxSam hq = TestFiles.fixtureModel("sam-hq")) {
            assertThat(osam.batch()).isGreaterThan(1);
            assertThat(hq.batch()).isOne();
        }
    }

    private static void assertEachAsAlone(String name, JsonNode golden) throws Exception {
        try (OnnxSam model = TestFiles.fixtureModel(
                name,
                golden.path("encoder").asText("encoder.onnx"),
                golden.path("decoder").asText("decoder.onnx"))) {
            ImageEmbedding embedding =
                    model.encode(TestFiles.image(golden.get("image").asText()));
            List<Prompt.Point> points = points(embedding, model.batch() + 1);

            List<List<Candidate>> together = model.decodeEach(embedding, points);

            assertThat(together).hasSameSizeAs(points);
            for (int i = 0; i < points.size(); i++) {
                assertAlike(together.get(i), model.decode(embedding, List.of(points.get(i))));
            }
        }
    }

    private static List<Prompt.Point> points(ImageEmbedding embedding, int count) {
        List<Prompt.Point> points = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            double part = i / (count + 1.0);
            points.add(new Prompt.Point(
                    new ImagePoint(
                            embedding.imageSize().width() * part,
                            embedding.imageSize().height() * (1 - part)),
                    true));
        }
        return points;
    }

    private static void assertAlike(List<Candidate> actual, List<Candidate> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i).ambiguous()).isEqualTo(expected.get(i).ambiguous());
            assertThat(actual.get(i).predictedIou()).isCloseTo(expected.get(i).predictedIou(), within(1e-3f));
            assertThat(Floats.largestDifference(Floats.of(actual.get(i)), Floats.of(expected.get(i))))
                    .isLessThan(1e-2f);
        }
    }
}
