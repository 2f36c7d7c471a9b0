package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Track;
import dev.clickmask.annotator.segment.BrightFilm;
import dev.clickmask.annotator.series.TiffSeries;
import dev.clickmask.annotator.series.Windowing;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The workbench without a window, on a film in a TIFF, with a model that finds what is bright. */
class SeriesDeskTest extends OnBrightFilm {
    private static final int FRAMES = 6;

    private Path images;
    private Path film;

    @BeforeEach
    void makeAFilm() throws Exception {
        images = place.resolve("images");
        List<BufferedImage> frames = new ArrayList<>();
        for (int frame = 0; frame < FRAMES; frame++) {
            frames.add(BrightFilm.picture(frame, 250, BrightFilm.SIZE));
        }
        film = TiffSeries.write(images.resolve("film.tif"), frames);
        new BrightFilm(images).annotate(name(0), 0);
        run(bench::start);
    }

    private static String name(int frame) {
        return "film.tif#" + (frame + 1);
    }

    @Test
    void aFileOfSeveralPagesOpensAtItsFirst_asOneRow() throws Exception {
        run(() -> bench.desk().open(film));
        await(() -> shown().equals(name(0)) && bench.series().place() == 0);

        assertThat(ask(() -> bench.desk().list().rows())).isEqualTo(1);
        ImageList.Row row = ask(() -> bench.desk().list().row(0));
        assertThat(row.title()).isEqualTo("film.tif");
        assertThat(row.total()).isEqualTo(FRAMES);
        assertThat(row.instances()).isEqualTo(1);
    }

    @Test
    void theFileOfASlice_isTheOneItWasReadFrom_withoutAnotherLookAtTheDisk() throws Exception {
        run(() -> bench.desk().open(film));
        await(() -> shown().equals(name(0)));
        Files.copy(film, images.resolve(name(0)));

        assertThat(ask(() -> bench.desk().file())).contains(film);
    }

    @Test
    void anObjectIsCarriedThroughTheSlices_andTakenBackInOneStep() throws Exception {
        run(() -> bench.desk().open(images));
        await(() -> shown().equals(name(0)) && bench.propagating().canBegin(false));

        run(() -> bench.propagating().begin(false));
        await(() -> !bench.propagating().isRunning());

        for (int frame = 1; frame < FRAMES; frame++) {
            assertThat(onDisk(frame)).hasSize(1);
            assertThat(onDisk(frame).get(0).segmentation().mask()).isEqualTo(BrightFilm.mask(frame));
            assertThat(onDisk(frame).get(0).track()).isEqualTo(new Track(1, true));
        }
        run(bench::undo);
        assertThat(onDisk(FRAMES - 1)).isEmpty();
    }

    @Test
    void whoGoesToAnImageHimself_isNotPulledBackToASliceThatWasOnItsWay() throws Exception {
        run(() -> bench.desk().open(images));
        await(() -> shown().equals(name(0)) && bench.series().canStep(3));

        run(() -> {
            bench.series().goTo(1);
            bench.series().goTo(4);
            bench.desk().show(name(2));
        });

        await(() -> shown().equals(name(2)) && bench.desk().reading().isEmpty());
    }

    @Test
    void slicesThatOneGoesOverAreNotEncoded_onlyWhereOneStays() throws Exception {
        sam.encodes.drainPermits();
        run(() -> bench.desk().open(images));
        await(() -> shown().equals(name(0)) && !sam.encoded.isEmpty());

        run(() -> bench.series().goTo(1));
        await(() -> shown().equals(name(1)));
        assertThat(ask(() -> bench.activity())).isEqualTo(Activity.GLANCING);
        run(() -> bench.series().step(3));
        await(() -> shown().equals(name(4)));
        sam.encodes.release(100);
        await(() -> bench.inference().encoding().isPresent());

        assertThat(ask(() -> bench.activity())).isEqualTo(Activity.READY);
        assertThat(shown()).isEqualTo(name(4));
    }

    @Test
    void aWindowIsKeptForTheSeries_andSeenByTheModel() throws Exception {
        Path deep = TiffSeries.write(
                images.resolve("deep.tif"),
                List.of(TiffSeries.deep(80, 40, 1000, 3000), TiffSeries.deep(80, 40, 1000, 2000)));
        run(() -> bench.desk().open(deep));
        await(() -> shown().equals("deep.tif#1") && bench.series().place() == 0);
        assertThat(ask(() -> bench.series().window())).contains(Windowing.of(1000, 3000));
        Windowing narrow = new Windowing(5000, 100);

        run(() -> bench.series().chooseWindow(Optional.of(narrow)));
        await(() -> bench.series().window().equals(Optional.of(narrow)));

        assertThat(ask(() -> bench.desk().picture().orElseThrow().rgb(79, 0))).isZero();
        run(() -> bench.series().goTo(1));
        await(() -> shown().equals("deep.tif#2"));
        assertThat(ask(() -> bench.series().window())).contains(narrow);
        await(() -> bench.desk()
                .folder()
                .orElseThrow()
                .keeper()
                .setting("windows")
                .join()
                .equals(Optional.of("5000,100 deep.tif")));
        run(() -> bench.desk().open(images.resolve("film.tif")));
        run(() -> bench.desk().open(deep));
        await(() -> shown().equals("deep.tif#1"));
        assertThat(ask(() -> bench.series().window())).contains(narrow);
        run(() -> bench.series().chooseWindow(Optional.empty()));
        await(() -> bench.series().window().equals(Optional.of(Windowing.of(1000, 3000))));
    }

    @Test
    void aBrokenSliceIsNamed_andTheOthersAreShown() throws Exception {
        byte[] whole = Files.readAllBytes(film);
        run(() -> bench.desk().open(images));
        await(() -> shown().equals(name(0)) && bench.series().place() == 0);
        Files.write(film, Arrays.copyOf(whole, 200));

        run(() -> bench.series().goTo(3));
        await(() -> bench.problems().shown().isPresent());

        assertThat(ask(() -> bench.problems().shown().orElseThrow().sentence())).contains("film.tif");
        assertThat(ask(() -> shown())).isEqualTo(name(0));
        Files.write(film, whole);
        run(() -> bench.series().goTo(4));
        await(() -> shown().equals(name(4)));
    }

    @Test
    void aFolderOfFramesCanBeOneSeries() throws Exception {
        for (int frame = 0; frame < 3; frame++) {
            new BrightFilm(images.resolve("frames")).write(frame, 200);
        }
        run(() -> bench.desk().open(images.resolve("frames").resolve(BrightFilm.name(1))));
        await(() -> shown().equals(BrightFilm.name(1)) && bench.desk().canJoinFolder());
        assertThat(ask(() -> bench.series().series())).isEmpty();

        run(() -> bench.desk().joinFolder());
        await(() -> bench.series().series().isPresent());

        assertThat(ask(() -> bench.series().place())).isEqualTo(1);
        assertThat(ask(() -> bench.desk().list().rows())).isEqualTo(1);
        run(() -> bench.desk().joinFolder());
        await(() -> bench.series().series().isEmpty());
        assertThat(ask(() -> bench.desk().list().rows())).isEqualTo(3);
    }

    private List<Instance> onDisk(int frame) throws Exception {
        return onDisk(name(frame));
    }
}
