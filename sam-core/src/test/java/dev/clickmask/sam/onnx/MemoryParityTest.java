package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clickmask.sam.Candidate;
import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.MemoryBank;
import dev.clickmask.sam.MemoryModel;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against transformers' own video session, with a small SAM 2 of random weights: scripts/reference/video_fixture.py. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemoryParityTest {
    private static final int SIDE = 128;
    private static final int LOGITS = 32 * 32;
    private static final Prompt CLICK = new Prompt.Point(new ImagePoint(80, 60), true);

    private OnnxSam sam;
    private MemoryModel memory;

    @TempDir
    private Path folder;

    @BeforeAll
    void openModel() throws Exception {
        sam = TestFiles.fixtureModel("sam2-video", "vision_encoder.onnx", "mask_decoder.onnx");
        memory = sam.memory().orElseThrow();
    }

    @AfterAll
    void closeModel() {
        sam.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"points", "point", "box", "masks"})
    void every_frame_of_a_film_is_answered_as_transformers_does(String name) throws Exception {
        JsonNode film = film(name);
        float[] expected = TestFiles.floats("golden/video/" + film.get("logits").asText());
        MemoryBank bank = MemoryBank.EMPTY;
        for (int frame = 0; frame < film.get("frames").size(); frame++) {
            RgbImage image = image(film.get("frames").get(frame));
            JsonNode given = film.get("masks").path(String.valueOf(frame));
            boolean prompted = frame == 0 || !given.isMissingNode();
            MemoryModel.Tracked answer = prompted
                    ? learn(sam.encode(image), frame, film, given)
                    : memory.track(sam.encode(image), frame, bank);
            bank = prompted ? bank.withPrompted(answer.memory()) : bank.withTracked(answer.memory());

            assertThat(answer.objectScore())
                    .as("score of frame %d", frame)
                    .isCloseTo((float) film.get("score").get(frame).asDouble(), within(1e-3f));
            if (given.isMissingNode()) {
                float[] there = Arrays.copyOfRange(expected, frame * LOGITS, (frame + 1) * LOGITS);
                assertSame(answer.candidate(), there, film.get("iou").get(frame), frame);
            }
        }
    }

    private static void assertSame(Candidate candidate, float[] expected, JsonNode iou, int frame) {
        assertThat(Floats.largestDifference(Floats.of(candidate), expected))
                .as("logits of frame %d", frame)
                .isLessThan(1e-3f);
        assertThat(candidate.predictedIou())
                .as("predicted IoU of frame %d", frame)
                .isCloseTo((float) iou.asDouble(), within(1e-3f));
    }

    @Test
    void a_click_on_a_picture_alone_is_answered_as_on_the_first_frame_of_a_film() throws Exception {
        JsonNode film = film("point");
        RgbImage image = image(film.get("frames").get(0));
        float[] expected = TestFiles.floats("golden/video/" + film.get("logits").asText());

        List<Candidate> candidates = sam.decode(sam.encode(image), prompts(film.get("points"), image));

        assertThat(candidates).hasSize(1);
        assertSame(
                candidates.get(0),
                Arrays.copyOf(expected, LOGITS),
                film.get("iou").get(0),
                0);
    }

    @Test
    void the_model_tells_that_it_has_a_memory_and_what_prompts_it_takes() {
        assertThat(sam.info().family()).isEqualTo("SAM 2 video with memory");
        assertThat(sam.info().inputSide()).isEqualTo(SIDE);
        assertThat(sam.info().capabilities().box()).isTrue();
        assertThat(sam.info().capabilities().priorMask()).isFalse();
    }

    @Test
    void without_the_graphs_of_the_memory_it_is_a_model_for_single_images() throws Exception {
        for (String name : List.of("vision_encoder.onnx", "mask_decoder.onnx")) {
            Files.copy(TestFiles.fixture("sam2-video", name), folder.resolve(name));
        }
        try (OnnxSam alone = open(folder)) {
            assertThat(alone.memory()).isEmpty();
            assertThat(alone.info().family()).isEqualTo("SAM 2 video");
            assertThat(alone.decode(alone.encode(TestFiles.image("coffee.png")), List.of(CLICK)))
                    .hasSize(1);
        }
    }

    @Test
    void a_memory_of_which_a_part_is_missing_is_refused_with_its_name() throws Exception {
        Path home = copy(folder.resolve("part"));
        Files.delete(home.resolve("memory_attention.onnx"));

        assertThatIOException()
                .isThrownBy(() -> open(home))
                .withMessageContaining("memory_attention.onnx is missing, which belongs to the memory of mask_decoder");
    }

    @Test
    void a_memory_of_another_model_is_refused_when_it_is_loaded() throws Exception {
        Path home = copy(folder.resolve("other"));
        Files.copy(
                home.resolve("pointer_tpos.onnx"),
                home.resolve("memory_attention.onnx"),
                StandardCopyOption.REPLACE_EXISTING);

        try (OnnxSam other = open(home)) {
            MemoryModel strange = other.memory().orElseThrow();
            assertThatIOException()
                    .isThrownBy(strange::load)
                    .withMessageContaining("memory_attention.onnx has no input current_vision_features");
        }
    }

    @Test
    void constants_may_lie_a_folder_above_and_must_be_those_of_the_model() throws Exception {
        Path home = copy(folder.resolve("public").resolve("onnx"));
        Path constants = home.resolveSibling("constants.json");
        Files.move(home.resolve("constants.json"), constants);
        try (OnnxSam model = open(home)) {
            model.memory().orElseThrow().load();
        }

        Files.writeString(constants, "{\"memory_temporal_positional_encoding\": [[1, 2], [3, 4]]}");
        try (OnnxSam model = open(home)) {
            MemoryModel strange = model.memory().orElseThrow();
            assertThatIOException()
                    .isThrownBy(strange::load)
                    .withMessageContaining("constants.json is of another model")
                    .withMessageContaining("2 numbers instead of 8");
        }
    }

    private static OnnxSam open(Path home) throws IOException {
        return OnnxSam.open(home.resolve("vision_encoder.onnx"), home.resolve("mask_decoder.onnx"));
    }

    private static Path copy(Path home) throws IOException {
        Files.createDirectories(home);
        try (var files = Files.list(TestFiles.resource("models/sam2-video"))) {
            for (Path file : files.toList()) {
                Files.copy(file, home.resolve(file.getFileName()));
            }
        }
        return home;
    }

    private MemoryModel.Tracked learn(ImageEmbedding embedding, int frame, JsonNode film, JsonNode given)
            throws Exception {
        RgbImage image = image(film.get("frames").get(frame));
        if (given.isMissingNode()) {
            return memory.learn(embedding, frame, prompts(film.get("points"), image), Optional.empty());
        }
        return memory.learn(
                embedding, frame, prompts(given.get(1), image), Optional.of(rectangle(given.get(0), image)));
    }

    private static JsonNode film(String name) throws IOException {
        for (JsonNode film : TestFiles.json("golden/video/films.json").get("films")) {
            if (film.get("name").asText().equals(name)) {
                return film;
            }
        }
        throw new AssertionError(name);
    }

    private static RgbImage image(JsonNode frame) throws IOException {
        return TestFiles.image(frame.get(0).asText()).part(box(frame.get(1)));
    }

    private static PixelBox box(JsonNode numbers) {
        return new PixelBox(
                numbers.get(0).asInt(),
                numbers.get(1).asInt(),
                numbers.get(2).asInt(),
                numbers.get(3).asInt());
    }

    private static Mask rectangle(JsonNode numbers, RgbImage image) {
        PixelBox box = box(numbers);
        MaskBuilder mask = new MaskBuilder(image.size(), box);
        for (int y = box.y(); y < box.endY(); y++) {
            mask.fill(y, box.x(), box.endX());
        }
        return mask.build();
    }

    private static List<Prompt> prompts(JsonNode points, RgbImage image) {
        List<Prompt> prompts = new ArrayList<>();
        List<ImagePoint> corners = new ArrayList<>();
        for (JsonNode point : points) {
            ImagePoint at = new ImagePoint(
                    point.get(0).asDouble() + 0.5 * image.size().width() / SIDE,
                    point.get(1).asDouble() + 0.5 * image.size().height() / SIDE);
            if (point.get(2).asInt() > 1) {
                corners.add(at);
            } else {
                prompts.add(new Prompt.Point(at, point.get(2).asInt() == 1));
            }
        }
        if (!corners.isEmpty()) {
            prompts.add(new Prompt.BoxPrompt(Box.between(corners.get(0), corners.get(1))));
        }
        return prompts;
    }
}
