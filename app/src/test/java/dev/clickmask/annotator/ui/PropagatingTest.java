package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.cutout.Foregrounds;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.document.Track;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.annotator.segment.BrightFilm;
import dev.clickmask.annotator.segment.BrightSam;
import dev.clickmask.sam.EmbeddingCache;
import dev.clickmask.sam.catalog.ModelCatalog;
import dev.clickmask.sam.catalog.ModelStore;
import dev.clickmask.sam.mask.Mask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The workbench without a window, on a film, with a model that finds what is bright. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PropagatingTest {
    private static final Path MODELS = Path.of(System.getProperty("clickmask.root"), "models");
    private static final int FRAMES = 6;

    private final ExecutorService edt = Executors.newSingleThreadExecutor();
    private final BrightSam sam = new BrightSam();
    private BrightFilm film;
    private Workbench bench;
    private Path images;

    @TempDir
    Path place;

    @BeforeEach
    void makeAFilm() throws Exception {
        images = place.resolve("images");
        film = new BrightFilm(images);
        for (int frame = 0; frame < FRAMES; frame++) {
            film.write(frame, 250);
        }
        film.annotate(0);
        bench = ask(this::workbench);
    }

    private void begin() throws Exception {
        run(() -> bench.desk().open(images));
        await(() -> BrightFilm.name(0).equals(shown()) && bench.propagating().canBegin(false));
    }

    private Workbench workbench() {
        ModelCatalog catalog = ModelCatalog.bundled();
        ModelStore models = new ModelStore(MODELS, catalog);
        Workbench made = new Workbench(
                new Messages(),
                new ModelSetup(models, ModelChoice.of(catalog.get("mobile-sam")), model -> sam, edt),
                new Foregrounds(models, catalog.foreground(), model -> {
                    throw new IOException("no model");
                }),
                new EmbeddingCache(0),
                new ProjectPlaces(Settings.load(place), place.resolve("projects"), place.resolve("samples")),
                edt);
        made.start();
        return made;
    }

    @AfterEach
    void close() throws Exception {
        run(bench::close);
        edt.shutdown();
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
        return bench.desk()
                .folder()
                .orElseThrow()
                .keeper()
                .read(project -> instances(project, frame), List.<Instance>of())
                .get();
    }

    private static List<Instance> instances(ProjectFile project, int frame) throws IOException {
        return project.image(BrightFilm.name(frame))
                .map(AnnotatedImage::instances)
                .orElse(List.of());
    }

    private String shown() {
        return bench.document().image().map(AnnotatedImage::file).orElse("");
    }

    private void run(Runnable work) throws Exception {
        edt.submit(work).get();
    }

    private <T> T ask(Callable<T> question) throws Exception {
        return edt.submit(question).get();
    }

    private void await(Callable<Boolean> condition) throws Exception {
        while (!ask(condition)) {
            Thread.sleep(10);
        }
    }
}
