package dev.clickmask.annotator.dataset.coco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.Ids;
import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.document.Track;
import dev.clickmask.annotator.exchange.ProjectImport;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tells that objects on several images are the same one. */
class CocoTracksTest {
    private static final Size SIZE = new Size(23, 17);

    @TempDir
    Path folder;

    private final List<Finding> warnings = new ArrayList<>();

    @Test
    void tracks_areWrittenAndComeBack() throws IOException {
        Path file = folder.resolve("out.json");
        try (CocoWriter coco = new CocoWriter(
                file, List.of(new Category(1, "dog", 0)), SegmentationForm.AUTO, Space.UPRIGHT, Ids.counting())) {
            coco.write(image("a.png", Track.of(7), Track.NONE));
            coco.write(image("b.png", new Track(7, true)));
            coco.finish();
        }

        assertThat(Files.readString(file)).containsPattern("\"track_id\" ?: ?7");
        assertThat(read(file)).containsExactly(Track.of(7), Track.NONE, Track.of(7));
    }

    @Test
    void tracksOfCvat_areThoseOfItsAttributes() throws IOException {
        assertThat(read(Samples.in(folder, "cvat.json"))).containsExactly(Track.NONE, Track.of(3));
    }

    @Test
    void tracksThatBeginWith0OrAreTexts_getNumbersOfTheirOwn() throws IOException {
        Path file = annotations(
                "\"attributes\": {\"occluded\": true, \"track_id\": 0}",
                "\"track_id\": \"left car\", \"attributes\": {\"track_id\": 9}",
                "\"track_id\": null, \"attributes\": {\"track_id\": 0}",
                "\"attributes\": []");

        assertThat(read(file)).containsExactly(Track.of(1), Track.of(2), Track.of(1), Track.NONE);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aTrackThatIsNone_isADefectToTheValidatorAloneAndLeftOutOfAnImport() throws IOException {
        Path file = annotations("\"track_id\": [1]");
        List<Finding> defects = new ArrayList<>();

        CocoValidator.validate(file, null, 0, defects::add);

        assertThat(defects).extracting(Finding::place).containsExactly("$.annotations[0].track_id");
        assertThat(read(file)).containsExactly(Track.NONE);
    }

    @Test
    void importedTracks_areNoneOfThoseThatTheProjectHas() throws IOException {
        Path file = annotations("\"track_id\": 1", "\"track_id\": 4");
        try (ProjectFile project = ProjectFile.open(folder.resolve(ProjectFile.NAME));
                CocoReader reader = CocoReader.open(file, warnings::add)) {
            project.keep(image("a.png", Track.of(2)), ImageStatus.DONE);

            new ProjectImport(project).add(reader, name -> true, count -> {});

            assertThat(project.image("b.png").orElseThrow().instances())
                    .extracting(Instance::track)
                    .containsExactly(Track.of(3), Track.of(6));
        }
    }

    private Path annotations(String... fields) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String field : fields) {
            entries.add("{\"id\": " + (entries.size() + 1) + ", \"image_id\": 1, \"category_id\": 1, \"iscrowd\": 0,"
                    + " \"area\": 8, \"bbox\": [0, 0, 4, 4], \"segmentation\": [[0, 0, 4, 0, 4, 4]], " + field + "}");
        }
        return Files.writeString(
                folder.resolve("in.json"),
                "{\"images\": [{\"id\": 1, \"file_name\": \"b.png\", \"width\": 23, \"height\": 17}],"
                        + " \"categories\": [{\"id\": 1, \"name\": \"dog\"}], \"annotations\": ["
                        + String.join(", ", entries) + "]}");
    }

    private List<Track> read(Path file) throws IOException {
        List<Track> tracks = new ArrayList<>();
        try (CocoReader reader = CocoReader.open(file, warnings::add)) {
            reader.forEachImage(image -> image.instances().forEach(instance -> tracks.add(instance.track())));
        }
        return tracks;
    }

    private static AnnotatedImage image(String file, Track... tracks) {
        AnnotatedImage image = AnnotatedImage.of(file, SIZE);
        for (Track track : tracks) {
            Segmentation all = new Segmentation.Pixels(Mask.full(SIZE));
            image = image.with(new Instance(image.nextId(), 1, all, Instance.Origin.UNKNOWN).withTrack(track));
        }
        return image;
    }
}
