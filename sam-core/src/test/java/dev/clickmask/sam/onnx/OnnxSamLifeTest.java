package dev.clickmask.sam.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.sam.ImageEmbedding;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.mask.LinearAxis;
import dev.clickmask.sam.mask.Logits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening, cancelling, closing and misusing models: with the default model, whose encoder runs long enough. */
class OnnxSamLifeTest {
    private static final Prompt POINT = new Prompt.Point(new ImagePoint(100, 100), true);

    @Test
    void cancel_ends_the_run_and_the_model_goes_on_working() throws Exception {
        RgbImage image = TestFiles.image("coffee.png");
        try (OnnxSam model = TestFiles.defaultModel()) {
            CompletableFuture<ImageEmbedding> encoding = encodeInBackground(model, image);
            Thread.sleep(200);

            model.cancel();

            assertThatThrownBy(() -> encoding.get(20, TimeUnit.SECONDS))
                    .rootCause()
                    .isInstanceOfSatisfying(
                            InferenceException.class,
                            e -> assertThat(e.isCancelled()).isTrue());
            assertThat(model.decode(model.encode(image), List.of(POINT))).isNotEmpty();
        }
    }

    @Test
    void close_during_a_run_ends_it_and_later_calls_are_refused() throws Exception {
        RgbImage image = TestFiles.image("coffee.png");
        OnnxSam model = TestFiles.defaultModel();
        CompletableFuture<ImageEmbedding> encoding = encodeInBackground(model, image);
        Thread.sleep(200);

        model.close();

        assertThatThrownBy(encoding::join).rootCause().isInstanceOf(InferenceException.class);
        assertThatThrownBy(() -> model.encode(image)).isInstanceOf(InferenceException.class);
        model.close();
    }

    @Test
    void prompts_without_point_or_box_are_refused() throws Exception {
        try (OnnxSam model = TestFiles.fixtureModel("sam2-samexporter")) {
            ImageEmbedding embedding = model.encode(TestFiles.image("coffee.png"));
            Prompt box = new Prompt.BoxPrompt(new Box(0, 0, 9, 9));
            Prompt foreignPrior = new Prompt.PriorMask(
                    new Logits(new float[4], LinearAxis.resize(2, 600), LinearAxis.resize(2, 400)));

            assertThatThrownBy(() -> model.decode(embedding, List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("without a point or box");
            assertThatThrownBy(() -> model.decode(embedding, List.of(box, box)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at most 1");
            assertThatThrownBy(() -> model.decode(embedding, List.of(box, foreignPrior)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2 x 2");
        }
    }

    @Test
    void an_embedding_of_another_model_is_refused() throws Exception {
        try (OnnxSam small = TestFiles.fixtureModel("sam2-samexporter");
                OnnxSam mobile = TestFiles.defaultModel()) {
            ImageEmbedding embedding = small.encode(TestFiles.image("coffee.png"));

            assertThatThrownBy(() -> mobile.decode(embedding, List.of(POINT)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not of this model");
        }
    }

    @Test
    void files_of_no_known_contract_are_refused_with_what_differs() {
        Path encoder = TestFiles.fixture("sam2-samexporter", "encoder.onnx");

        assertThatThrownBy(() -> OnnxSam.open(encoder, encoder))
                .isInstanceOf(UnknownModelException.class)
                .hasMessageContaining("encoder.onnx")
                .hasMessageContaining("misses the input")
                .hasMessageContaining("point_coords");
    }

    @Test
    void a_decoder_with_another_encoder_is_refused_with_the_shape_that_is_missing() {
        Path encoder = TestFiles.fixture("sam2-samexporter", "encoder.onnx");
        Path decoder = TestFiles.sample("../models/mobile-sam/sam.onnx");

        assertThatThrownBy(() -> OnnxSam.open(encoder, decoder))
                .isInstanceOf(UnknownModelException.class)
                .hasMessageContaining("no output of shape [1, 256, 64, 64]");
    }

    @Test
    void missing_and_damaged_files_are_named(@TempDir Path folder) throws IOException {
        Path encoder = TestFiles.fixture("sam2-samexporter", "encoder.onnx");
        Path damaged = Files.write(folder.resolve("broken.onnx"), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> OnnxSam.open(encoder, folder.resolve("none.onnx")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.onnx is missing");
        assertThatThrownBy(() -> OnnxSam.open(damaged, encoder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broken.onnx is not a model");
    }

    private static CompletableFuture<ImageEmbedding> encodeInBackground(OnnxSam model, RgbImage image) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return model.encode(image);
            } catch (InferenceException e) {
                throw new CompletionException(e);
            }
        });
    }
}
