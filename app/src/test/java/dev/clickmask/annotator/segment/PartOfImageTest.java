package dev.clickmask.annotator.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.EmbeddingFolder;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.ImageKey;
import dev.clickmask.sam.image.KeyedImage;
import dev.clickmask.sam.onnx.OnnxRuntimeNatives;
import dev.clickmask.sam.onnx.OnnxSam;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model is shown a part of the image, in the middle of the work on it; with a tiny model. */
class PartOfImageTest {
    private static final Path ROOT = Path.of(System.getProperty("clickmask.root"));
    private static final Path MODEL = ROOT.resolve("sam-core/src/test/resources/models/sam2-osam");
    private static final PixelBox PART = new PixelBox(100, 50, 300, 200);
    private static final ImagePoint INSIDE = new ImagePoint(200, 150);

    private final List<Encoding.Source> encoded = new ArrayList<>();
    private final Deliveries deliveries = new Deliveries(encoded);
    private final Path disk;
    private final KeyedImage image;
    private EmbeddingCache cache;
    private InferenceWorker worker;
    private final PromptSession session = new PromptSession(request -> worker().decode(request));

    PartOfImageTest(@TempDir Path folder) throws IOException {
        disk = folder.resolve("embeddings");
        Path file = ROOT.resolve("samples/coffee.png");
        image = new KeyedImage(ImageKey.of(file), ImageFiles.read(file));
        new OnnxRuntimeNatives(ROOT.resolve("app/target/natives")).install();
        cache = new EmbeddingCache(64 << 20, new EmbeddingFolder(disk, 1 << 30));
        worker = new InferenceWorker(deliveries, new Told(), cache);
    }

    private InferenceWorker worker() {
        return worker;
    }

    @BeforeEach
    void begin() throws Exception {
        open();
        worker.show(image.key(), image.image());
        deliveries.takeUntil(() -> encoded.size() == 1);
    }

    private void open() {
        worker.open(
                FakeSam.modelKey(1), () -> OnnxSam.open(MODEL.resolve("encoder.onnx"), MODEL.resolve("decoder.onnx")));
    }

    @AfterEach
    void end() {
        worker.close();
        cache.close();
    }

    @Test
    void promptsThatThereAre_areAskedAnew_andTheStepBeforeKeepsItsAnswer() throws Exception {
        session.addPoint(INSIDE, true);
        deliveries.takeUntil(() -> session.finished().isPresent());
        session.addPoint(new ImagePoint(210, 160), true);
        deliveries.takeUntil(() -> session.finished().isPresent());

        showPart();
        deliveries.takeUntil(() -> session.finished().isPresent());

        assertThat(session.prompts()).hasSize(2);
        assertThat(part()).isEqualTo(PART);
        assertThat(session.answer().orElseThrow().mask().size()).isEqualTo(new Size(600, 400));
        session.undo();
        assertThat(part()).isEqualTo(image.image().size().pixels());
        session.redo();
        assertThat(part()).isEqualTo(PART);
    }

    @Test
    void aPart_isKeptInMemoryAndOnDisk_besideTheWhole() throws Exception {
        showPart();
        deliveries.takeUntil(() -> encoded.size() == 2);
        worker.show(image.key(), image.image());
        showPart();
        deliveries.takeUntil(() -> encoded.size() >= 3);
        session.addPoint(INSIDE, true);
        deliveries.takeUntil(() -> session.finished().isPresent());

        end();
        deliveries.clear();
        cache = new EmbeddingCache(64 << 20, new EmbeddingFolder(disk, 1 << 30));
        worker = new InferenceWorker(deliveries, new Told(), cache);
        open();
        showPart();
        deliveries.takeUntil(() -> encoded.contains(Encoding.Source.DISK));
        deliveries.takeUntil(() -> session.finished().isPresent());

        assertThat(encoded.stream().filter(Encoding.Source.ENCODED::equals)).hasSize(2);
        assertThat(part()).isEqualTo(PART);
    }

    private void showPart() {
        worker.show(image, PART);
        session.askAnew();
    }

    /** What the model saw for the answer that is shown. */
    private PixelBox part() {
        return session.answer().orElseThrow().candidate().logits().part();
    }

    private final class Told extends SilentListener {
        @Override
        public void encoded(Encoding encoding) {
            encoded.add(encoding.source());
        }

        @Override
        public void answered(DecodeRequest request, Answer answer) {
            session.answered(request, answer);
        }

        @Override
        public void failed(String sentence, Throwable cause) {
            throw new AssertionError(sentence, cause);
        }
    }
}
