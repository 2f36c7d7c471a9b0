package dev.clickmask.annotator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickmask.annotator.segment.BrightFilm;
import dev.clickmask.annotator.segment.BrightSam;
import dev.clickmask.annotator.series.TiffSeries;
import dev.clickmask.sam.image.ImageFiles;
import dev.clickmask.sam.image.ImagePages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Projects whose images are slices of a TIFF. */
class SlicesCommandTest {
    private static final String SLICE = "film.tif#2";

    private final Path folder;
    private final Path project;

    SlicesCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.project = folder.resolve("project");
    }

    @BeforeEach
    void annotateASlice() throws IOException {
        List<BufferedImage> frames = new ArrayList<>();
        for (int frame = 0; frame < 3; frame++) {
            frames.add(BrightFilm.picture(frame, 250, BrightFilm.SIZE));
        }
        TiffSeries.write(project.resolve("film.tif"), frames);
        new BrightFilm(project).annotate(SLICE, 1);
    }

    private Path export(String format, Object... more) {
        Path out = folder.resolve(format);
        Object[] words = new Object[more.length + 6];
        List<Object> first = List.of("export", project, "--to", format, "--out", out);
        first.toArray(words);
        System.arraycopy(more, 0, words, 6, more.length);
        Typed typed = Typed.clickmask(words);
        assertThat(typed.err()).isEmpty();
        assertThat(typed.status()).isZero();
        return out;
    }

    @Test
    void cocoNamesTheSlice_alsoThoseThatNobodyTouched() throws IOException {
        JsonNode coco = new ObjectMapper()
                .readTree(export("coco", "--status", "new,done").toFile());

        assertThat(coco.path("images").findValuesAsText("file_name"))
                .containsExactly("film.tif#1", "film.tif#2", "film.tif#3");
        assertThat(coco.at("/images/1/width").asInt()).isEqualTo(80);
        assertThat(coco.at("/annotations/0/image_id").asInt())
                .isEqualTo(coco.at("/images/1/id").asInt());
    }

    @ParameterizedTest
    @CsvSource({
        "yolo, images/film.tif#2.png, labels/film.tif#2.txt",
        "voc, JPEGImages/film.tif#2.png, SegmentationClass/film.tif#2.png",
        "labelme, film.tif#2.png, film.tif#2.json"
    })
    void formatsWithPicturesHaveThatOfTheSlice(String format, String picture, String masks) throws IOException {
        Path out = export(format);

        assertThat(out.resolve(masks)).isRegularFile();
        assertThat(ImageFiles.read(out.resolve(picture)).rgb(12, 16)).isEqualTo(0xFAFAFA);
    }

    @Test
    void everySliceHasFilesOfItsOwn() throws IOException {
        new BrightFilm(project).annotate("film.tif#3", 2);

        assertThat(export("png").resolve("instances.json")).isRegularFile();
        assertThat(export("coco-panoptic")).isDirectory();
        try (var files = Files.walk(export("cutout"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("film.tif#2-1-square.png", "film.tif#3-1-square.png");
        }
    }

    @Test
    void anExportCanBeReadBack_alsoOnTheStoredRows() {
        Path coco = export("coco", "--space", "stored");

        Typed typed = Typed.clickmask("import", coco, "--project", project);
        assertThat(typed.err()).isEmpty();
        assertThat(typed.status()).isZero();
    }

    @Test
    void everythingIsSoughtOnAllPages_butNotWhereSomebodyWas() throws IOException {
        Path coco = folder.resolve("found.json");

        Typed typed = Typed.clickmask(
                new BrightSam(), "everything", project.resolve("film.tif"), "--points", "2", "--coco", coco);
        Typed into = Typed.clickmask(new BrightSam(), "everything", project, "--points", "2", "--project", project);

        assertThat(typed.err()).isEmpty();
        assertThat(new ObjectMapper().readTree(coco.toFile()).path("images").findValuesAsText("file_name"))
                .containsExactly("film.tif#1", "film.tif#2", "film.tif#3");
        assertThat(into.err()).isEmpty();
        assertThat(into.out()).contains("film.tif#1: ", "film.tif#2: has instances, left out", "film.tif#3: ");
    }

    @Test
    void everyPageIsCutOut() throws IOException {
        CutoutPlan plan = new CutoutPlan(List.of(project), folder.resolve("out"), "x");

        assertThat(plan.tasks())
                .extracting(task -> task.target().getFileName().toString())
                .containsExactly("film.tif#1.png", "film.tif#2.png", "film.tif#3.png");
        assertThat(plan.tasks().get(1).image().read().image().rgb(12, 16)).isEqualTo(0xFAFAFA);
    }

    @Test
    void masksOfSlicesAreMeasuredBy_andOfPicturesWithPagesTheFirstIsUsed() throws IOException {
        Typed slices = Typed.clickmask(new BrightSam(), "evaluate", project);
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("images"));
        Files.copy(project.resolve("film.tif"), data.resolve("images/film.tif"));
        Files.createDirectories(data.resolve("masks"));
        ImageIO.write(
                MaskPictures.mask(BrightFilm.mask(0)),
                "png",
                data.resolve("masks/film.png").toFile());
        Typed pictures = Typed.clickmask(new BrightSam(), "evaluate", data);

        assertThat(slices.err()).isEmpty();
        assertThat(slices.out()).containsPattern("masks +1\\b");
        assertThat(pictures.status()).isZero();
        assertThat(pictures.err())
                .contains("note: of the 3 pages of " + data.resolve("images/film.tif") + " only the first is used");
    }

    @Test
    void aVolumeHasThePagesOfOneSeries() throws IOException {
        TiffSeries.write(
                project.resolve("other.tif"),
                List.of(
                        BrightFilm.picture(0, 1, BrightFilm.SIZE),
                        new BufferedImage(7, 7, BufferedImage.TYPE_BYTE_GRAY)));
        Path out = folder.resolve("labels.tif");

        Typed typed = Typed.clickmask("volume", project, "--series", "film.tif", "--out", out);

        assertThat(typed.err()).isEmpty();
        try (ImagePages pages = ImagePages.open(out)) {
            assertThat(pages.count()).isEqualTo(3);
            assertThat(pages.read(1).at(12, 16)).isEqualTo(1);
            assertThat(pages.read(0).max()).isZero();
        }
        assertThat(Typed.clickmask("volume", project, "--series", "gone", "--out", out)
                        .err())
                .contains("there is no series gone in");
    }
}
