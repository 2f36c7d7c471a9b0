package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.annotator.project.ProjectFile.ImageState;
import dev.clickmask.annotator.segment.BrightFilm;
import dev.clickmask.annotator.series.TiffSeries;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeriesDoneTest extends OnWorkbench {
    private static final ImageState UNTOUCHED = new ImageState(ImageStatus.NEW, 0);
    private static final ImageState DONE = new ImageState(ImageStatus.DONE, 0);

    private Path images;

    @BeforeEach
    void openAFilm() throws Exception {
        images = place.resolve("images");
        Path film = TiffSeries.write(
                images.resolve("film.tif"),
                List.of(
                        BrightFilm.picture(0, 250, BrightFilm.SIZE),
                        BrightFilm.picture(1, 250, BrightFilm.SIZE),
                        BrightFilm.picture(2, 250, BrightFilm.SIZE),
                        BrightFilm.picture(3, 250, BrightFilm.SIZE)));
        new BrightFilm(images).annotate("film.tif#2", 1);
        run(() -> bench.desk().open(film));
        await(() -> shown().equals("film.tif#1") && bench.seriesDone().canToggle());
    }

    @Test
    void allSlicesAreMarked_butThoseThatAreSkipped_andTakenBackInOneStep() throws Exception {
        run(() -> bench.desk().finish(ImageStatus.SKIPPED));
        await(() -> !shown().equals("film.tif#1") && bench.desk().reading().isEmpty());
        Map<String, ImageState> before = states();

        toggle();

        assertThat(ask(() -> bench.seriesDone().isDone())).isTrue();
        assertThat(ask(() -> bench.desk().status())).isEqualTo(ImageStatus.DONE);
        assertThat(states())
                .containsEntry("film.tif#1", new ImageState(ImageStatus.SKIPPED, 0))
                .containsEntry("film.tif#2", new ImageState(ImageStatus.DONE, 1))
                .containsEntry("film.tif#3", DONE)
                .containsEntry("film.tif#4", DONE);
        toggle();
        assertThat(states())
                .containsAllEntriesOf(before)
                .containsEntry("film.tif#3", UNTOUCHED)
                .containsEntry("film.tif#4", UNTOUCHED);
    }

    @Test
    void whatIsMadeMeanwhile_isKept() throws Exception {
        run(() -> {
            bench.seriesDone().toggle();
            bench.document()
                    .edit(image -> image.with(new Instance(
                            image.nextId(), 1, new Segmentation.Pixels(BrightFilm.mask(0)), Instance.Origin.UNKNOWN)));
        });
        await(() -> bench.seriesDone().canToggle());

        assertThat(states()).containsEntry("film.tif#1", new ImageState(ImageStatus.DONE, 1));
        assertThat(onDisk("film.tif#1")).hasSize(1);
    }

    private void toggle() throws Exception {
        run(() -> bench.seriesDone().toggle());
        await(() -> bench.seriesDone().canToggle());
    }

    /** As the project has them. */
    private Map<String, ImageState> states() throws Exception {
        return bench.desk()
                .folder()
                .orElseThrow()
                .keeper()
                .read(ProjectFile::states, Map.<String, ImageState>of())
                .get();
    }
}
