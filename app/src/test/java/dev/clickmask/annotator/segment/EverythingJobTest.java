package dev.clickmask.annotator.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.everything.EverythingOptions;
import dev.clickmask.sam.geometry.ImagePoint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The search for everything among the other work of the inference thread. */
@Timeout(120)
class EverythingJobTest {
    private static final int PLENTY = 1000;
    /** Four points. */
    private static final EverythingOptions COARSE =
            new EverythingOptions(2, 0.8, 0.95, 0.5f, 0.7, 0.7, 0, 0.3, 1, 0, false);

    private final List<String> heard = new ArrayList<>();
    private final Deliveries deliveries = new Deliveries(heard);
    private final List<Instance> found = new ArrayList<>();
    private final FakeSam sam = new FakeSam();
    private final InferenceWorker worker = new InferenceWorker(deliveries, new Notes(heard), new EmbeddingCache(1000));

    @BeforeEach
    void beReady() throws InterruptedException {
        worker.open(FakeSam.modelKey(1), () -> sam);
        worker.show(FakeSam.imageKey(1), FakeSam.image());
        sam.encodes.release(PLENTY);
        hearUntil("encoded ENCODED");
    }

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void aClick_isAnsweredBeforeTheNextPointOfTheGrid() throws Exception {
        worker.search(job());
        untilDecoded(1);
        worker.decode(click());
        sam.decodes.release(2);
        hearUntil("answer 1");

        assertThat(sam.decoded.get(1)).isEqualTo(click().prompts());
        assertThat(heard).doesNotContain("found");
        sam.decodes.release(PLENTY);
        hearUntil("found");
        assertThat(sam.decoded).as("four points and the click").hasSize(5);
    }

    @Test
    void whatIsFound_hasThePointThatFoundIt_andItsCandidate() throws Exception {
        sam.decodes.release(PLENTY);
        worker.search(job());
        hearUntil("found");

        assertThat(found).as("the same mask for all four points").hasSize(1);
        assertThat(found.get(0).segmentation().mask().area()).isEqualTo(FakeSam.SIZE.area());
        Instance.Origin origin = found.get(0).origin();
        assertThat(origin.prompts()).hasSize(1).first().isInstanceOf(Prompt.Point.class);
        assertThat(origin.model()).isEqualTo("fake");
        assertThat(origin.candidate()).isZero();
        assertThat(found.get(0).id()).isNegative();
    }

    @Test
    void anotherImage_endsIt() throws Exception {
        worker.search(job());
        untilDecoded(1);
        worker.show(FakeSam.imageKey(2), FakeSam.image());
        sam.decodes.release(PLENTY);
        heard.clear();
        hearUntil("encoded ENCODED");
        worker.decode(click());
        hearUntil("answer 1");
        assertThat(heard).doesNotContain("found");
        assertThat(sam.decoded).as("a point of the grid and the click").hasSize(2);
    }

    @Test
    void givenUp_itAsksNoMore() throws Exception {
        worker.search(job());
        untilDecoded(1);
        worker.endSearch();
        sam.decodes.release(PLENTY);
        worker.decode(click());
        hearUntil("answer 1");
        assertThat(sam.decoded).hasSize(2);
    }

    private EverythingJob job() {
        return new EverythingJob(COARSE, "fake", new EverythingJob.Listener() {
            @Override
            public void progressed(int done, int steps) {
                heard.add(done + " of " + steps);
            }

            @Override
            public void found(List<Instance> suggestions) {
                found.addAll(suggestions);
                heard.add("found");
            }

            @Override
            public void failed(String sentence, Throwable cause) {
                heard.add(sentence);
            }
        });
    }

    private static DecodeRequest click() {
        return new DecodeRequest(1, List.of(new Prompt.Point(new ImagePoint(7, 7), true)), MaskFinish.NONE, null);
    }

    private void untilDecoded(int count) {
        Deliveries.until(() -> sam.decoded.size() >= count);
    }

    private void hearUntil(String last) throws InterruptedException {
        deliveries.takeUntil(() -> heard.contains(last));
    }
}
