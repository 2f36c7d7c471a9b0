package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.EmbeddingFolder;
import dev.clickmask.sam.EmbeddingKey;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.ModelKey;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.PromptPolicy;
import dev.clickmask.sam.image.ImageKey;
import dev.clickmask.sam.mask.Mask;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the disk makes of an embedding must not show in a mask; with the default model and its real weights. */
class HalfPrecisionTest {
    private static final double SAME = 0.999;

    @TempDir
    Path place;

    @ParameterizedTest
    @ValueSource(strings = {"astronaut.png", "chelsea.png", "coffee.png", "rocket.jpg"})
    void masks_are_the_same_after_the_way_over_the_disk(String sample) throws Exception {
        EmbeddingKey key = new EmbeddingKey(new ModelKey("0".repeat(64)), ImageKey.of(TestFiles.sample(sample)));
        EmbeddingFolder folder = new EmbeddingFolder(place, 1 << 30);
        try (OnnxSam model = TestFiles.defaultModel()) {
            ImageEmbedding exact = model.encode(TestFiles.image(sample));
            folder.write(key, exact);
            ImageEmbedding read = folder.read(key).orElseThrow();
            assertThat(read).isNotEqualTo(exact);
            GoldenPrompts reference = new GoldenPrompts(ModelFrame.of(exact.imageSize(), Fit.LONGEST_SIDE, 1024));
            for (JsonNode golden : cases(sample).toList()) {
                List<Prompt> prompts = reference.of(golden);
                assertThat(mask(model, read, prompts).iou(mask(model, exact, prompts)))
                        .as(golden.get("name").asText())
                        .isGreaterThanOrEqualTo(SAME);
            }
        }
    }

    private static Stream<JsonNode> cases(String sample) throws Exception {
        return StreamSupport.stream(
                        TestFiles.json("golden/sam1/cases.json").get("cases").spliterator(), false)
                .filter(golden -> golden.get("image").asText().equals(sample))
                .filter(golden -> golden.get("prior").isNull());
    }

    private static Mask mask(OnnxSam model, ImageEmbedding embedding, List<Prompt> prompts) throws Exception {
        List<Candidate> candidates = model.decode(embedding, prompts);
        return candidates.get(PromptPolicy.first(prompts, candidates)).logits().mask();
    }
}
