package dev.clickmask.annotator.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class InferenceWorkerTest {
    private static final int PLENTY = 1000;

    private final List<String> heard = new ArrayList<>();
    private final Deliveries deliveries = new Deliveries(heard);
    private final FakeSam sam = new FakeSam();
    private final InferenceWorker worker =
            new InferenceWorker(deliveries, new WholeMasks(heard), new EmbeddingCache(1000));
    private int shown;

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void prompts_givenWhileTheImageIsEncoded_areAnsweredAfterwards() throws Exception {
        sam.decodes.release(PLENTY);
        worker.open(FakeSam.modelKey(1), () -> sam);
        show(FakeSam.image());
        Deliveries.until(() -> sam.encoded.size() == 1);
        worker.decode(request(1));
        sam.encodes.release();
        deliveries.take(4);
        assertThat(heard).containsExactly("opened", "encoding", "encoded ENCODED", "answer 1");
    }

    @Test
    void prompts_givenBeforeTheModelIsOpen_areAnsweredAfterwards() throws Exception {
        sam.encodes.release(PLENTY);
        sam.decodes.release(PLENTY);
        show(FakeSam.image());
        worker.decode(request(1));
        worker.open(FakeSam.modelKey(1), () -> sam);
        deliveries.take(4);
        assertThat(heard).endsWith("answer 1");
    }

    @Test
    void tenRequestsAtOnce_runTwoDecodes_theFirstAndTheNewest() throws Exception {
        ready();
        worker.decode(request(1));
        Deliveries.until(() -> sam.decoded.size() == 1);
        for (int i = 2; i <= 10; i++) {
            worker.decode(request(i));
        }
        sam.decodes.release(PLENTY);
        deliveries.take(2);
        assertThat(heard).containsExactly("answer 1", "answer 10");
        assertThat(sam.decoded).hasSize(2);
    }

    @Test
    void anotherImage_endsTheEncodingOfTheOneBefore() throws Exception {
        RgbImage first = FakeSam.image();
        RgbImage second = FakeSam.image();
        worker.open(FakeSam.modelKey(1), () -> sam);
        show(first);
        Deliveries.until(() -> sam.encoded.size() == 1);
        deliveries.take(2);
        worker.decode(request(1));
        show(second);
        Deliveries.until(() -> sam.encoded.size() == 2);
        sam.encodes.release();
        deliveries.take(2);
        assertThat(sam.encoded).containsExactly(first, second);
        assertThat(heard).containsExactly("opened", "encoding", "encoding", "encoded ENCODED");
        assertThat(sam.decoded).isEmpty();
    }

    @Test
    void anAnswer_onItsWayWhenTheImageChanges_isDropped() throws Exception {
        ready();
        sam.decodes.release();
        worker.decode(request(1));
        Deliveries.until(() -> deliveries.size() == 1);
        show(FakeSam.image());
        sam.encodes.release();
        deliveries.take(3);
        assertThat(heard).containsExactly("encoding", "encoded ENCODED");
    }

    @Test
    void close_duringARun_endsItAndClosesTheModel() throws Exception {
        worker.open(FakeSam.modelKey(1), () -> sam);
        show(FakeSam.image());
        Deliveries.until(() -> sam.encoded.size() == 1);
        int before = deliveries.size();
        worker.close();
        assertThat(sam.closed).isTrue();
        deliveries.take(before);
        assertThat(heard).as("nothing is delivered after the close").isEmpty();
    }

    @Test
    void aModelThatCannotBeOpened_isASentence() throws Exception {
        worker.open(FakeSam.modelKey(1), () -> {
            throw new IOException("encoder.onnx is missing. Fetch the model again");
        });
        deliveries.take(1);
        assertThat(heard).containsExactly("failed: encoder.onnx is missing. Fetch the model again");
    }

    @Test
    void anEncodingThatFails_isToldOnceAndTriedAgainWithTheNextPrompt() throws Exception {
        sam.decodes.release(PLENTY);
        sam.encodes.release(PLENTY);
        worker.open(FakeSam.modelKey(1), () -> new BrokenOnce(sam));
        show(FakeSam.image());
        deliveries.take(3);
        assertThat(heard).containsExactly("opened", "encoding", "failed: no luck");
        heard.clear();
        worker.decode(request(1));
        deliveries.take(3);
        assertThat(heard).containsExactly("encoding", "encoded ENCODED", "answer 1");
    }

    @Test
    void aPrompt_endsAPreviewInProgress_andTakesThePlaceOfOneThatWaits() throws Exception {
        ready();
        worker.preview(preview(1));
        Deliveries.until(() -> sam.decoded.size() == 1);
        worker.preview(preview(2));
        worker.decode(request(3));
        Deliveries.until(() -> sam.decoded.size() == 2);
        sam.decodes.release(PLENTY);
        deliveries.take(1);
        assertThat(heard).containsExactly("answer 3");
        assertThat(sam.decoded).hasSize(2);
    }

    @Test
    void ofSeveralPreviews_theNewestIsMade() throws Exception {
        ready();
        worker.preview(preview(1));
        Deliveries.until(() -> sam.decoded.size() == 1);
        worker.preview(preview(2));
        worker.preview(preview(3));
        sam.decodes.release(PLENTY);
        deliveries.take(2);
        assertThat(heard).containsExactly("preview 1", "preview 3");
    }

    @Test
    void masksAreMadeAnew_withoutTheModel_evenBeforeItIsThere() throws Exception {
        Answer known = Answer.of(List.of(FakeSam.candidate(1, 0.9f, false)), MaskFinish.NONE, 0, Duration.ZERO);
        worker.decode(new DecodeRequest(7, request(7).prompts(), MaskFinish.NONE.withThreshold(0.5f), known));
        deliveries.take(1);
        assertThat(heard).containsExactly("answer 7");
        assertThat(sam.decoded).isEmpty();
    }

    private PreviewRequest preview(int number) {
        Prompt.Point point = new Prompt.Point(new ImagePoint(number, 1), true);
        return new PreviewRequest(point, MaskFinish.NONE, mask -> heard.add("preview " + number));
    }

    private void ready() throws InterruptedException {
        worker.open(FakeSam.modelKey(1), () -> sam);
        show(FakeSam.image());
        sam.encodes.release();
        deliveries.take(3);
        heard.clear();
    }

    private void show(RgbImage image) {
        worker.show(FakeSam.imageKey(++shown), image);
    }

    private static DecodeRequest request(int step) {
        return new DecodeRequest(step, List.of(new Prompt.Point(new ImagePoint(step, 1), true)), MaskFinish.NONE, null);
    }

    /** Notes what it hears, and looks at the masks. */
    private static final class WholeMasks extends Notes {
        WholeMasks(List<String> heard) {
            super(heard);
        }

        @Override
        public void answered(DecodeRequest request, Answer answer) {
            assertThat(answer.mask().area()).isEqualTo(FakeSam.SIZE.area());
            super.answered(request, answer);
        }
    }
}
