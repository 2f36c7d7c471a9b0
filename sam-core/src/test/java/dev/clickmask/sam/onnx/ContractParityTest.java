package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.Rle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every published form of export against PyTorch, with small randomly initialised models that have its names, types and
 * shapes: scripts/reference/family_fixtures.py.
 */
class ContractParityTest {
    private static final int STEP = 16;

    @TestFactory
    Stream<DynamicTest> candidates_and_masks_equal_those_of_PyTorch() throws Exception {
        Map<String, List<JsonNode>> families = new TreeMap<>();
        for (JsonNode golden : TestFiles.json("golden/families/cases.json").get("cases")) {
            families.computeIfAbsent(golden.get("model").asText(), name -> new ArrayList<>())
                    .add(golden);
        }
        return families.entrySet().stream()
                .map(family ->
                        DynamicTest.dynamicTest(family.getKey(), () -> assertSame(family.getKey(), family.getValue())));
    }

    private static void assertSame(String family, List<JsonNode> cases) throws Exception {
        float[] samples = TestFiles.floats("golden/families/" + family + ".f32.gz");
        Map<String, Candidate> best = new TreeMap<>();
        int at = 0;
        try (FamilyFixture fixture = FamilyFixture.open(family)) {
            for (JsonNode golden : cases) {
                List<Prompt> prompts = new ArrayList<>(fixture.prompts(golden));
                if (!golden.get("prior").isNull()) {
                    Candidate prior =
                            Objects.requireNonNull(best.get(golden.get("prior").asText()));
                    prompts.add(new Prompt.PriorMask(prior.logits()));
                }
                List<Candidate> candidates = fixture.decode(prompts);
                best.put(
                        golden.get("name").asText(),
                        candidates.get(golden.get("best").asInt()));
                at = assertSameLogits(golden, candidates, samples, at);
                assertSameMask(golden, candidates);
            }
        }
        assertThat(at).isEqualTo(samples.length);
    }

    private static int assertSameLogits(JsonNode golden, List<Candidate> candidates, float[] samples, int start) {
        String name = golden.get("name").asText();
        float tolerance = (float) golden.get("tolerance").asDouble();
        assertThat(candidates).as(name).hasSize(golden.get("iou").size());
        int at = start;
        for (int i = 0; i < candidates.size(); i++) {
            assertThat(candidates.get(i).predictedIou())
                    .as("%s: score of candidate %d", name, i)
                    .isCloseTo((float) golden.get("iou").get(i).asDouble(), within(Math.max(2e-3f, tolerance / 10)));
            float[] values = Floats.of(candidates.get(i));
            int side = candidates.get(i).logits().gridSize().width();
            for (int y = 0; y < side; y += STEP) {
                for (int x = 0; x < side; x += STEP) {
                    assertThat(values[y * side + x])
                            .as("%s: logit of candidate %d at %d, %d", name, i, x, y)
                            .isCloseTo(samples[at++], within(tolerance));
                }
            }
        }
        return at;
    }

    private static void assertSameMask(JsonNode golden, List<Candidate> candidates) {
        Size size = new Size(
                golden.get("size").get(1).asInt(), golden.get("size").get(0).asInt());
        Mask expected = Rle.parse(golden.get("counts").asText(), size).toMask();
        double closeness = golden.get("tolerance").asDouble() > 1e-3 ? 0.97 : 0.999;
        assertThat(candidates.get(golden.get("best").asInt()).logits().mask().iou(expected))
                .as(golden.get("name").asText())
                .isGreaterThanOrEqualTo(closeness);
    }
}
