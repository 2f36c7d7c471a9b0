package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.Rle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Both published forms of SAM 2 against PyTorch, with a small randomly initialised model:
 * scripts/reference/sam2_fixtures.py.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Sam2ParityTest {
    private static final int GRID = 256;

    private final Map<String, OnnxSam> models = new LinkedHashMap<>();
    private final Map<String, ImageEmbedding> embeddings = new LinkedHashMap<>();
    private final Map<String, JsonNode> cases = new LinkedHashMap<>();

    @BeforeAll
    void openModels() throws Exception {
        for (JsonNode golden : TestFiles.json("golden/sam2/cases.json").get("cases")) {
            String model = golden.get("model").asText();
            cases.put(model + "-" + golden.get("name").asText(), golden);
            if (!models.containsKey(model)) {
                models.put(model, TestFiles.fixtureModel(model));
            }
        }
    }

    @AfterAll
    void closeModels() {
        models.values().forEach(OnnxSam::close);
    }

    @TestFactory
    Stream<DynamicTest> candidates_and_masks_equal_those_of_PyTorch() {
        return cases.entrySet().stream()
                .map(golden -> DynamicTest.dynamicTest(golden.getKey(), () -> assertSame(golden.getValue())));
    }

    private void assertSame(JsonNode golden) throws Exception {
        List<Candidate> candidates = decode(golden);

        assertThat(candidates).hasSize(golden.get("iou").size());
        for (int i = 0; i < candidates.size(); i++) {
            assertThat(candidates.get(i).predictedIou())
                    .as("predicted IoU %d", i)
                    .isCloseTo((float) golden.get("iou").get(i).asDouble(), within(1e-3f));
        }
        assertSameQuarter(golden, candidates);
        Candidate best = candidates.get(golden.get("best").asInt());
        if (!golden.get("logits").isNull()) {
            float[] expected =
                    TestFiles.floats("golden/sam2/" + golden.get("logits").asText());
            assertThat(Floats.largestDifference(Floats.of(best), expected)).isLessThan(1e-3f);
        }
        Size size = new Size(
                golden.get("size").get(1).asInt(), golden.get("size").get(0).asInt());
        Mask expected = Rle.parse(golden.get("counts").asText(), size).toMask();
        assertThat(best.logits().mask(0).iou(expected)).isGreaterThanOrEqualTo(0.999);
    }

    /** Every fourth row and column of all candidates. */
    private static void assertSameQuarter(JsonNode golden, List<Candidate> candidates) throws Exception {
        float[] quarter =
                TestFiles.floats("golden/sam2/" + golden.get("quarter").asText());
        float[] actual = new float[quarter.length];
        int at = 0;
        for (Candidate candidate : candidates) {
            float[] values = Floats.of(candidate);
            for (int y = 0; y < GRID; y += 4) {
                for (int x = 0; x < GRID; x += 4) {
                    actual[at++] = values[y * GRID + x];
                }
            }
        }
        assertThat(Floats.largestDifference(actual, quarter)).isLessThan(1e-3f);
    }

    private List<Candidate> decode(JsonNode golden) throws Exception {
        String name = golden.get("model").asText();
        String image = golden.get("image").asText();
        OnnxSam model = Objects.requireNonNull(models.get(name), name);
        ImageEmbedding embedding = embeddings.get(name + image);
        if (embedding == null) {
            embedding = model.encode(TestFiles.image(image));
            embeddings.put(name + image, embedding);
        }
        GoldenPrompts reference = new GoldenPrompts(ModelFrame.of(embedding.imageSize(), Fit.SQUASH, 1024));
        List<Prompt> prompts = new ArrayList<>(reference.of(golden));
        if (!golden.get("prior").isNull()) {
            String key = name + "-" + golden.get("prior").asText();
            JsonNode prior = Objects.requireNonNull(cases.get(key), key);
            prompts.add(new Prompt.PriorMask(
                    decode(prior).get(prior.get("best").asInt()).logits()));
        }
        return model.decode(embedding, prompts);
    }
}
