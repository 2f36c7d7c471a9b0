package dev.clickmask.annotator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Track;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a file that the program wrote when its schema was version 2. */
class MigrationTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void anOldProject() throws IOException {
        file = folder.resolve(ProjectFile.NAME);
        try (InputStream old = MigrationTest.class.getResourceAsStream("/project/version-2.clickmask")) {
            Files.copy(Objects.requireNonNull(old), file);
        }
    }

    @Test
    void anOldProject_keepsAllThatItHas() throws IOException {
        Instance.Origin origin = new Instance.Origin(
                List.of(new Prompt.Point(new ImagePoint(20, 20), true), new Prompt.BoxPrompt(new Box(8, 8, 32, 42))),
                "mobile-sam",
                0.9375f,
                0.25f,
                2);
        try (ProjectFile project = ProjectFile.open(file)) {
            AnnotatedImage image = project.image("street/猫 1.png").orElseThrow();

            assertThat(image.instances()).extracting(Instance::origin).containsExactly(origin, Instance.Origin.UNKNOWN);
            assertThat(image.instances()).extracting(Instance::crowd).containsExactly(false, true);
            assertThat(image.instances()).extracting(Instance::track).containsOnly(Track.NONE);
            assertThat(image.instances())
                    .extracting(instance -> instance.segmentation().mask().area())
                    .containsExactly(595L, 35L);
            assertThat(project.states()).containsOnlyKeys("street/猫 1.png", "street/2.png");
            assertThat(project.lastTrack()).isZero();
        }
    }

    @Test
    void anOldProject_takesTracksFromThenOn() throws IOException {
        try (ProjectFile project = ProjectFile.open(file)) {
            AnnotatedImage image = project.image("street/2.png").orElseThrow();
            Instance dog = image.instances().get(0).withTrack(new Track(7, true));
            project.keep(image.replacing(dog), ImageStatus.DONE);
        }

        try (ProjectFile project = ProjectFile.open(file)) {
            assertThat(project.image("street/2.png").orElseThrow().instances())
                    .extracting(Instance::track)
                    .containsExactly(new Track(7, true));
            assertThat(project.lastTrack()).isEqualTo(7);
        }
    }

    @Test
    void anOldProject_leavesACopyOfItselfBesideIt_once() throws Exception {
        List<String> before = rows(file);

        ProjectFile.open(file).close();
        ProjectFile.open(file).close();

        Path backup = folder.resolve("annotations.clickmask.v2.bak");
        assertThat(files()).containsExactly(file, backup);
        assertThat(rows(backup)).isEqualTo(before);
    }

    @Test
    void anEarlierCopy_isNotOverwritten() throws IOException {
        Path earlier = Files.writeString(folder.resolve("annotations.clickmask.v2.bak"), "earlier");

        ProjectFile.open(file).close();

        assertThat(earlier).hasContent("earlier");
        assertThat(files()).containsExactly(file, earlier, folder.resolve("annotations.clickmask.v2.bak.2"));
    }

    @Test
    void anOldProjectThatCannotBeCopied_isRefusedAndLeftAsItIs() throws IOException {
        byte[] before = Files.readAllBytes(file);
        Files.createDirectories(folder.resolve("annotations.clickmask.v2.part").resolve("in the way"));

        assertThatThrownBy(() -> ProjectFile.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("earlier version of Clickmask and is not changed");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aNewerProject_isRefusedAndLeftAsItIs() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 999");
        }
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> ProjectFile.open(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " was made by a later version of Clickmask. Install that version to open it");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(files()).containsExactly(file);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(found -> !found.toString().endsWith("-journal"))
                    .sorted()
                    .toList();
        }
    }

    /** What a file of version 2 has. */
    private static List<String> rows(Path of) throws SQLException {
        String everything =
                "SELECT (SELECT user_version FROM pragma_user_version) || (SELECT group_concat(name || status)"
                        + " FROM image) || (SELECT group_concat(geometry || prompts || candidate) FROM instance)";
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + of);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(everything)) {
            row.next();
            return List.of(row.getString(1));
        }
    }
}
