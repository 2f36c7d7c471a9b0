package dev.clickmask.annotator.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.ModelInfo;
import dev.clickmask.sam.ModelKey;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.KeyedImage;
import dev.clickmask.sam.onnx.OnnxRuntimeNatives;
import dev.clickmask.sam.onnx.OnnxSam;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two models of unlike grids, 288 x 288 and 256 x 256 cells: no answer of one may be the prior of the other. */
class ModelChangeTest {
    private static final Path ROOT = Path.of(System.getProperty("clickmask.root"));
    private static final Path MODELS = ROOT.resolve("sam-core/src/test/resources/models");
    private static final ImagePoint A = new ImagePoint(290, 150);
    private static final ImagePoint B = new ImagePoint(200, 200);

    private final List<String> failures = new ArrayList<>();
    private final Deliveries deliveries = new Deliveries(failures);
    private final EmbeddingCache cache = new EmbeddingCache(64 << 20);
    private final InferenceWorker worker = new InferenceWorker(deliveries, new Told(), cache);
    private final PromptSession session = new PromptSession(worker::decode);
    private int opened;

    @BeforeEach
    void begin() throws Exception {
        new OnnxRuntimeNatives(ROOT.resolve("app/target/natives")).install();
        open("sam3-tracker", "a");
        deliveries.takeUntil(() -> opened == 1);
        show("coffee.png");
        session.addPoint(A, true);
        deliveries.takeUntil(() -> session.finished().isPresent());
        assertThat(grid()).isEqualTo(new Size(288, 288));
    }

    @AfterEach
    void end() {
        worker.close();
        cache.close();
    }

    @Test
    void anInstanceThatWasPutAside_isAnsweredByTheNewModel_andGoesOn() throws Exception {
        PromptSession.State aside = session.suspend();
        show("astronaut.png");
        change();

        show("coffee.png");
        session.resume(aside);
        deliveries.takeUntil(() -> session.finished().isPresent());
        assertThat(grid()).isEqualTo(new Size(256, 256));
        session.addPoint(B, false);
        deliveries.takeUntil(() -> session.finished().isPresent());

        assertThat(session.prompts()).hasSize(2);
        assertThat(failures).isEmpty();
    }

    @Test
    void aPromptGivenBeforeTheChangeIsHeardOf_isAnsweredByTheNewModel() throws Exception {
        open("sam2-osam", "b");
        // Given while the message of the opened model waits in the queue, or before.
        session.addPoint(B, false);
        deliveries.takeUntil(() -> opened == 2);
        deliveries.takeUntil(() -> session.finished().isPresent());

        assertThat(grid()).isEqualTo(new Size(256, 256));
        assertThat(session.prompts()).hasSize(2);
        assertThat(failures).isEmpty();
    }

    private void change() throws Exception {
        open("sam2-osam", "b");
        deliveries.takeUntil(() -> opened == 2);
    }

    private void open(String folder, String digit) {
        Path home = MODELS.resolve(folder);
        worker.open(
                new ModelKey(digit.repeat(64)),
                () -> OnnxSam.open(home.resolve("encoder.onnx"), home.resolve("decoder.onnx")));
    }

    private void show(String sample) throws Exception {
        KeyedImage read = ImageFiles.readKeyed(ROOT.resolve("samples").resolve(sample));
        worker.show(read.key(), read.image());
    }

    private Size grid() {
        return session.answer().orElseThrow().candidate().logits().gridSize();
    }

    private final class Told extends SilentListener {
        @Override
        public void modelOpened(ModelInfo info) {
            if (++opened > 1) {
                session.restart();
            }
        }

        @Override
        public void answered(DecodeRequest request, Answer answer) {
            session.answered(request, answer);
        }

        @Override
        public void failed(String sentence, Throwable cause) {
            failures.add(sentence);
        }
    }
}
