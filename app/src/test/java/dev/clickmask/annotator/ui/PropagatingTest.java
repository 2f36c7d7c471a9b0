package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.document.Track;
import dev.clickmask.annotator.segment.BrightFilm;
import dev.clickmask.sam.mask.Mask;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The workbench without a window, on a film, with a model that finds what is bright. */
class PropagatingTest extends OnBrightFilm {
    private static final int FRAMES = 6;

    private BrightFilm film;
    private Path images;

    @BeforeEach
    void makeAFilm() throws Exception {
        images = place.resolve("images");
        film = new BrightFilm(images);
        for (int frame = 0; frame < FRAMES; frame++) {
            film.write(frame, 250);
        }
        film.annotate(0);
        run(bench::start);
    }

    private void begin() throws Exception {
        run(() -> bench.desk().open(images));
        await(() -> BrightFilm.name(0).equals(shown()) && bench.propagating().canBegin(false));
    }

    @Test
    void whatIsFound_isKeptImageByImage_andTakenBackAndMadeAgainInOneStep() throws Exception {
        begin();
        propagate();

        assertThat(ask(() -> bench.lastEdit().words()).orElseThrow()).startsWith("Carried 5 instances over 5 images");
        for (int frame = 1; frame < FRAMES; frame++) {
            assertThat(onDisk(frame)).hasSize(1);
            assertThat(onDisk(frame).get(0).segmentation().mask()).isEqualTo(BrightFilm.mask(frame));
            assertThat(onDisk(frame).get(0).track()).isEqualTo(new Track(1, true));
        }

        run(bench::undo);
        assertThat(ask(() -> bench.document().instances().get(0).track())).isEqualTo(Track.NONE);
        for (int frame = 1; frame < FRAMES; frame++) {
            assertThat(onDisk(frame)).isEmpty();
        }
        assertThat(ask(() -> bench.canUndo())).isFalse();

        run(bench::redo);
        assertThat(onDisk(5)).hasSize(1);
    }

    @Test
    void aDoubt_leadsToItsImageAndInstance_andFromTheCorrectedOneItGoesOn() throws Exception {
        film.write(3, 150);
        begin();
        propagate();

        await(() -> BrightFilm.name(3).equals(shown()));
        assertThat(ask(() -> bench.document().selected())).hasSize(1);
        assertThat(ask(() -> bench.problems().shown().orElseThrow().sentence()))
                .startsWith("Stopped at f03.png, square: the model rates its mask at 0.59 only");
        assertThat(onDisk(4)).isEmpty();

        Mask corrected = BrightFilm.mask(3);
        run(() -> bench.document()
                .edit(image -> image.replacing(
                        image.instances().get(0).withSegmentation(new Segmentation.Pixels(corrected)))));
        propagate();

        assertThat(onDisk(3).get(0).track()).isEqualTo(Track.of(1));
        assertThat(onDisk(4).get(0).track()).isEqualTo(new Track(1, true));
        assertThat(onDisk(5)).hasSize(1);
    }

    @Test
    void givenUp_keepsWhatIsDone() throws Exception {
        begin();
        sam.encodes.drainPermits();
        run(() -> bench.propagating().begin(false));
        // Not before: the next images are prepared as long as nothing is propagated.
        sam.encodes.release(2);
        await(() -> bench.propagating().progress().orElseThrow().done() >= 1);

        run(bench::cancelWork);

        assertThat(ask(() -> bench.propagating().isRunning())).isFalse();
        assertThat(onDisk(1)).hasSize(1);
        assertThat(onDisk(4)).isEmpty();
        assertThat(ask(() -> bench.lastEdit().words()).orElseThrow()).startsWith("Given up after");
    }

    @Test
    void anImageThatIsOpenedMeanwhile_showsWhatWasCarriedToIt_alsoAfterTheNextEdit() throws Exception {
        begin();
        propagate();

        run(() -> bench.desk().show(BrightFilm.name(2)));
        await(() -> BrightFilm.name(2).equals(shown()));
        assertThat(ask(() -> bench.document().instances())).hasSize(1);
        Instance more = BrightFilm.instance(0).withId(2);
        run(() -> bench.document().edit(image -> image.with(more)));
        assertThat(onDisk(2)).hasSize(2);
        assertThat(ask(() -> bench.desk().count(1))).isEqualTo(FRAMES + 1);
    }

    private void propagate() throws Exception {
        await(() -> bench.propagating().canBegin(false));
        run(() -> bench.propagating().begin(false));
        await(() -> !bench.propagating().isRunning());
    }

    private List<Instance> onDisk(int frame) throws Exception {
        return onDisk(BrightFilm.name(frame));
    }
}
