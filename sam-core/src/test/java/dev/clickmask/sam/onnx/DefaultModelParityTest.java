package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.PromptPolicy;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.Rle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The default model with its real weights against the Python reference: scripts/reference/sam1_golden.py. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefaultModelParityTest {
    private final Map<String, ImageEmbedding> embeddings = new HashMap<>();
    private final Map<String, JsonNode> cases = new LinkedHashMap<>();
    private OnnxSam model;

    @BeforeAll
    void openModel() throws Exception {
        model = TestFiles.defaultModel();
        for (JsonNode golden : TestFiles.json("golden/sam1/cases.json").get("cases")) {
            cases.put(golden.get("name").asText(), golden);
        }
    }

    @AfterAll
    void closeModel() {
        model.close();
    }

    @Test
    void hidden_candidates_are_there() throws Exception {
        List<Candidate> candidates = model.decode(
                model.encode(TestFiles.image("astronaut.png")),
                List.of(new Prompt.Point(new ImagePoint(172, 385), true)));

        assertThat(candidates).extracting(Candidate::ambiguous).containsExactly(false, true, true, true);
    }

    /** The graph's own choice is the reference's, so this also shows that Clickmask chooses alike. */
    @TestFactory
    Stream<DynamicTest> masks_equal_those_of_the_reference() {
        return cases.values().stream()
                .map(golden -> DynamicTest.dynamicTest(golden.get("name").asText(), () -> assertSameMask(golden)));
    }

    @TestFactory
    Stream<DynamicTest> logits_equal_those_of_the_reference() {
        return Stream.of("astronaut-face", "chelsea-cat-2", "rocket-box")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    float[] golden = TestFiles.floats("golden/sam1/" + name + ".logits.f32.gz");
                    assertThat(Floats.largestDifference(Floats.of(decode(named(name))), golden))
                            .isLessThan(0.02f);
                }));
    }

    private void assertSameMask(JsonNode golden) throws Exception {
        Candidate candidate = decode(golden);
        Size size = new Size(
                golden.get("size").get(1).asInt(), golden.get("size").get(0).asInt());
        Mask expected = Rle.parse(golden.get("counts").asText(), size).toMask();

        Mask mask = candidate.logits().mask(0);

        assertThat(mask.size()).isEqualTo(size);
        assertThat(mask.iou(expected)).isGreaterThanOrEqualTo(0.999);
        assertThat(candidate.predictedIou())
                .isCloseTo((float) golden.get("predicted_iou").asDouble(), within(1e-3f));
    }

    private Candidate decode(JsonNode golden) throws Exception {
        String image = golden.get("image").asText();
        ImageEmbedding embedding = embeddings.get(image);
        if (embedding == null) {
            embedding = model.encode(picture(image));
            embeddings.put(image, embedding);
        }
        GoldenPrompts reference = new GoldenPrompts(ModelFrame.of(embedding.imageSize(), Fit.LONGEST_SIDE, 1024));
        List<Prompt> prompts = new ArrayList<>(reference.of(golden));
        if (!golden.get("prior").isNull()) {
            prompts.add(new Prompt.PriorMask(
                    decode(named(golden.get("prior").asText())).logits()));
        }
        List<Candidate> candidates = model.decode(embedding, prompts);
        return candidates.get(PromptPolicy.first(prompts, candidates));
    }

    private JsonNode named(String name) {
        return Objects.requireNonNull(cases.get(name), name);
    }

    /** The reference ignores the colour profile of the only sample that has one, so that sample comes as it reads it. */
    private static RgbImage picture(String sample) throws IOException {
        return sample.equals("rocket.jpg")
                ? ImageFiles.read(TestFiles.resource("golden/sam1/rocket.jpg.decoded.png"))
                : TestFiles.image(sample);
    }
}
