package dev.clickmask.annotator.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Track;
import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.KeyedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The following of objects among the other work of the inference thread. */
@Timeout(120)
class PropagationJobTest {
    private static final int FRAMES = 4;
    private static final int PLENTY = 1000;

    private final List<String> heard = new ArrayList<>();
    private final Deliveries deliveries = new Deliveries(heard);
    private final BrightSam sam = new BrightSam();
    private final EmbeddingCache cache = new EmbeddingCache(1 << 20);
    private final InferenceWorker worker = new InferenceWorker(deliveries, new Notes(heard), cache);

    @TempDir
    Path folder;

    @BeforeEach
    void beReady() throws Exception {
        BrightFilm film = new BrightFilm(folder);
        for (int frame = 0; frame < FRAMES; frame++) {
            film.write(frame, 250);
        }
        KeyedImage first = ImageFiles.readKeyed(file(0));
        worker.open(FakeSam.modelKey(1), () -> sam);
        worker.show(first.key(), first.image());
        hearUntil("encoded ENCODED");
    }

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void theObject_isFollowedToTheLastImage() throws Exception {
        worker.propagate(job());
        hearUntil("LAST_IMAGE");

        assertThat(heard).containsSubsequence("f01.png 1", "f02.png 1", "f03.png 1", "LAST_IMAGE");
    }

    @Test
    void aClick_endsTheRunOfTheEncoder_whichIsBegunAgainAfterIt() throws Exception {
        sam.encodes.drainPermits();
        worker.propagate(job());
        untilEncoded(2);

        worker.decode(click());
        hearUntil("answer 1");
        assertThat(heard).doesNotContain("f01.png 1");

        sam.encodes.release(PLENTY);
        hearUntil("LAST_IMAGE");
        assertThat(heard).contains("f01.png 1", "f03.png 1");
        assertThat(sam.encoded)
                .as("the first image, and one of the others once more")
                .hasSize(FRAMES + 1);
    }

    @Test
    void givenUp_nothingMoreIsEncoded() throws Exception {
        sam.encodes.drainPermits();
        worker.propagate(job());
        untilEncoded(2);

        worker.endPropagation();
        sam.encodes.release(PLENTY);
        worker.decode(click());
        hearUntil("answer 1");

        assertThat(sam.encoded).hasSize(2);
        assertThat(heard).doesNotContain("f01.png 1");
    }

    @Test
    void whatWasEncodedBefore_isNotEncodedAgain() throws Exception {
        worker.propagate(job());
        hearUntil("LAST_IMAGE");
        worker.propagate(job());
        hearUntil("LAST_IMAGE");

        assertThat(sam.encoded).hasSize(FRAMES);
    }

    @Test
    void aModelWithAMemory_learnsTheImageWhereTheObjectIs_beforeItGoesOn() throws Exception {
        RememberingSam remembering = new RememberingSam();
        worker.open(FakeSam.modelKey(2), () -> remembering);
        hearUntil("encoded ENCODED");

        worker.propagate(job());
        hearUntil("LAST_IMAGE");

        assertThat(remembering.done)
                .containsExactly(
                        "learn 0", "track 1 by [0] and []", "track 2 by [0] and [1]", "track 3 by [0] and [1, 2]");
        assertThat(heard).containsSubsequence("f01.png 1", "f02.png 1", "f03.png 1", "LAST_IMAGE");
    }

    @Test
    void aModelWithAMemory_thatCannotSeeThatImage_saysSo() throws Exception {
        RememberingSam remembering = new RememberingSam();
        worker.open(FakeSam.modelKey(2), () -> remembering);
        hearUntil("encoded ENCODED");
        new BrightFilm(folder).write(0, 250, new Size(20, 20));

        worker.propagate(job());
        hearUntil("f00.png is 20 x 20 pixels large, not 80 x 40");

        assertThat(remembering.done).isEmpty();
    }

    @Test
    void anotherModel_endsIt() throws Exception {
        sam.encodes.drainPermits();
        worker.propagate(job());
        untilEncoded(2);

        BrightSam other = new BrightSam();
        worker.open(FakeSam.modelKey(2), () -> other);
        hearUntil("encoded ENCODED");
        worker.decode(click());
        hearUntil("answer 1");

        assertThat(other.encoded).as("the image that is shown").hasSize(1);
    }

    private PropagationJob job() {
        Instance source = BrightFilm.instance(0).withTrack(Track.of(1));
        PropagationRun run = new PropagationRun(List.of(source), Limits.USUAL, "bright");
        List<PropagationJob.Frame> frames =
                IntStream.range(1, FRAMES).mapToObj(this::goal).toList();
        return new PropagationJob(BrightFilm.SIZE, run, goal(0), frames, new Told());
    }

    private PropagationJob.Frame goal(int frame) {
        return new PropagationJob.Frame(BrightFilm.name(frame), new FileImage(file(frame)), List.of());
    }

    private Path file(int frame) {
        return folder.resolve(BrightFilm.name(frame));
    }

    private static DecodeRequest click() {
        return new DecodeRequest(1, List.of(new Prompt.Point(new ImagePoint(10, 20), true)), MaskFinish.NONE, null);
    }

    private void untilEncoded(int runs) {
        Deliveries.until(() -> sam.encoded.size() >= runs);
    }

    private void hearUntil(String word) throws InterruptedException {
        int before = heard.size();
        deliveries.takeUntil(() -> heard.subList(before, heard.size()).contains(word));
    }

    private final class Told implements PropagationJob.Listener {
        @Override
        public void carried(Carried result, Size imageSize) {
            heard.add(result.image() + " " + result.objects().size());
        }

        @Override
        public void skipped(String image, String sentence) {
            heard.add(sentence);
        }

        @Override
        public void ended(PropagationJob.End why) {
            heard.add(why.toString());
        }

        @Override
        public void failed(String sentence, Throwable cause) {
            heard.add(sentence);
        }
    }
}
