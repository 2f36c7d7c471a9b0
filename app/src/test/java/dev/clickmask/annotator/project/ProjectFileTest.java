package dev.clickmask.annotator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.Prompt;
import dev.clickmask.sam.geometry.Box;
import dev.clickmask.sam.geometry.ImagePoint;
import dev.clickmask.sam.geometry.PixelBox;
import dev.clickmask.sam.geometry.Polygon;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Contour;
import dev.clickmask.sam.mask.Mask;
import dev.clickmask.sam.mask.MaskBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFileTest {
    private static final Size SIZE = new Size(90, 60);
    private static final Instance CAT = instance(1, 1, 10);
    private static final Instance DOG = instance(2, 2, 30);

    /** What the first version wrote: one image with one instance. */
    private static final String[] VERSION_1 = {
        "CREATE TABLE category (id INTEGER PRIMARY KEY, name TEXT NOT NULL, rgb INTEGER NOT NULL, position INTEGER NOT NULL)",
        "CREATE TABLE image (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, width INTEGER NOT NULL, height INTEGER NOT NULL,"
                + " status TEXT NOT NULL)",
        "CREATE TABLE instance (id INTEGER PRIMARY KEY, image INTEGER NOT NULL REFERENCES image (id), number INTEGER NOT NULL,"
                + " position INTEGER NOT NULL, category INTEGER NOT NULL, crowd INTEGER NOT NULL, form TEXT NOT NULL,"
                + " geometry TEXT NOT NULL, prompts TEXT NOT NULL, model TEXT NOT NULL, predicted_iou REAL NOT NULL,"
                + " UNIQUE (image, number))",
        "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        "INSERT INTO image VALUES (1, 'a.png', 90, 60, 'done')",
        "INSERT INTO instance VALUES (1, 1, 1, 0, 1, 0, 'outlines', '[[0,0,9,0,9,9]]', '[]', 'sam', 0.5)",
        "PRAGMA application_id = 1129149291",
        "PRAGMA user_version = 1"
    };

    @TempDir
    Path folder;

    @Test
    void what_was_kept_is_there_after_reopening() throws IOException {
        AnnotatedImage image = AnnotatedImage.of("a/猫 é.png", SIZE).with(CAT).with(DOG);
        List<Category> categories = List.of(new Category(2, "dog", 0x123456), new Category(1, "cat", 0xFFFFFF));

        try (ProjectFile project = open()) {
            project.keepCategories(categories);
            project.keep(image, ImageStatus.IN_PROGRESS);
            project.keepSetting("image", "a/猫 é.png");
        }

        try (ProjectFile project = open()) {
            assertThat(project.categories()).isEqualTo(categories);
            assertThat(project.image("a/猫 é.png")).contains(image);
            assertThat(project.image("b.png")).isEmpty();
            assertThat(project.setting("image")).contains("a/猫 é.png");
            assertThat(project.setting("zoom")).isEmpty();
            assertThat(project.states())
                    .containsExactly(Map.entry("a/猫 é.png", new ProjectFile.ImageState(ImageStatus.IN_PROGRESS, 2)));
        }
    }

    @Test
    void a_changed_image_replaces_the_one_before() throws IOException {
        AnnotatedImage both = AnnotatedImage.of("a.png", SIZE).with(CAT).with(DOG);
        AnnotatedImage changed =
                both.without(CAT.id()).replacing(DOG.withCategory(7)).with(instance(5, 1, 50));
        try (ProjectFile project = open()) {
            project.keep(both, ImageStatus.IN_PROGRESS);

            project.keep(changed, ImageStatus.DONE);
        }

        try (ProjectFile project = open()) {
            assertThat(project.image("a.png")).contains(changed);
            assertThat(project.states().get("a.png")).isEqualTo(new ProjectFile.ImageState(ImageStatus.DONE, 2));
        }
    }

    @Test
    void numbers_stay_the_same_while_instances_come_change_and_go() throws IOException {
        AnnotatedImage both = AnnotatedImage.of("a.png", SIZE).with(CAT).with(DOG);
        try (ProjectFile project = open()) {
            project.keep(AnnotatedImage.of("z.png", SIZE).with(CAT), ImageStatus.DONE);
            project.keep(both, ImageStatus.IN_PROGRESS);
            ProjectFile.Numbers before = project.numbers("a.png").orElseThrow();

            project.keep(
                    both.without(CAT.id()).replacing(DOG.withCategory(9)).with(instance(5, 1, 50)), ImageStatus.DONE);

            ProjectFile.Numbers after = project.numbers("a.png").orElseThrow();
            assertThat(after.image()).isEqualTo(before.image());
            assertThat(after.instances().get(DOG.id()))
                    .isEqualTo(before.instances().get(DOG.id()));
            assertThat(after.instances().get(5L)).isNotIn(before.instances().values());
        }
    }

    @Test
    void the_number_of_a_deleted_instance_never_comes_back() throws IOException {
        AnnotatedImage both = AnnotatedImage.of("a.png", SIZE).with(CAT).with(DOG);
        long deleted;
        try (ProjectFile project = open()) {
            project.keep(both, ImageStatus.IN_PROGRESS);
            deleted = number(project, DOG);
            project.keep(both.without(DOG.id()), ImageStatus.IN_PROGRESS);
        }

        try (ProjectFile project = open()) {
            project.keep(both, ImageStatus.IN_PROGRESS);
            long again = number(project, DOG);
            assertThat(again).isGreaterThan(deleted);
            project.removeCategory(DOG.categoryId(), OptionalInt.empty());
            project.keep(both, ImageStatus.IN_PROGRESS);
            assertThat(number(project, DOG)).isGreaterThan(again);
            assertThat(number(project, CAT)).isLessThan(deleted);
        }
    }

    private static long number(ProjectFile project, Instance instance) throws IOException {
        return Objects.requireNonNull(
                project.numbers("a.png").orElseThrow().instances().get(instance.id()));
    }

    @Test
    void a_file_of_an_earlier_version_opens_and_gets_what_came_later() throws Exception {
        AnnotatedImage image = AnnotatedImage.of("a.png", SIZE).with(CAT).with(DOG);
        try (ProjectFile project = open()) {
            project.keep(image, ImageStatus.DONE);
        }
        sql("DROP INDEX instance_category", "DROP TRIGGER instance_deleted", "DELETE FROM setting");

        try (ProjectFile project = open()) {
            assertThat(project.image("a.png")).contains(image);
            assertThat(project.instancesByCategory()).containsEntry(1, 1).containsEntry(2, 1);
        }
        assertThat(sql("EXPLAIN QUERY PLAN SELECT category, count(*) FROM instance GROUP BY category"))
                .contains("COVERING INDEX instance_category");
        assertThat(sql("SELECT value FROM setting WHERE key = 'mark'")).isNotEmpty();
    }

    /** The last column of the last row that the commands give. */
    private String sql(String... commands) throws SQLException {
        String last = "";
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(ProjectFile.NAME));
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                if (statement.execute(command)) {
                    ResultSet rows = statement.getResultSet();
                    while (rows.next()) {
                        last = rows.getString(rows.getMetaData().getColumnCount());
                    }
                }
            }
        }
        return last;
    }

    @Test
    void another_order_of_instances_is_kept() throws IOException {
        AnnotatedImage reordered = new AnnotatedImage("a.png", SIZE, List.of(DOG, CAT));
        try (ProjectFile project = open()) {
            project.keep(AnnotatedImage.of("a.png", SIZE).with(CAT).with(DOG), ImageStatus.IN_PROGRESS);
            project.keep(reordered, ImageStatus.IN_PROGRESS);
        }

        try (ProjectFile project = open()) {
            assertThat(project.image("a.png")).contains(reordered);
        }
    }

    @Test
    void an_image_changed_after_reopening_keeps_what_did_not_change() throws IOException {
        try (ProjectFile project = open()) {
            project.keep(AnnotatedImage.of("a.png", SIZE).with(CAT), ImageStatus.IN_PROGRESS);
        }

        try (ProjectFile project = open()) {
            project.keep(project.image("a.png").orElseThrow().with(DOG), ImageStatus.IN_PROGRESS);
            project.keep(AnnotatedImage.of("b.png", SIZE).with(CAT), ImageStatus.IN_PROGRESS);
        }

        try (ProjectFile project = open()) {
            assertThat(project.image("a.png").map(AnnotatedImage::instances)).isEqualTo(Optional.of(List.of(CAT, DOG)));
            assertThat(project.image("b.png").map(AnnotatedImage::instances)).isEqualTo(Optional.of(List.of(CAT)));
        }
    }

    private void assertKept(Instance instance) throws IOException {
        AnnotatedImage image = AnnotatedImage.of("a.png", SIZE).with(instance);
        try (ProjectFile project = open()) {
            project.keep(image, ImageStatus.DONE);
        }

        try (ProjectFile project = open()) {
            assertThat(project.image("a.png")).contains(image);
        }
    }

    @Test
    void outlines_and_crowds_are_kept_as_they_are() throws IOException {
        Polygon triangle = new Polygon(
                List.of(new ImagePoint(1.25, 2), new ImagePoint(30, 2.1), new ImagePoint(15, 40 + 1.0 / 3)));
        Segmentation drawn = Segmentation.Outlines.solid(SIZE, List.of(triangle, triangle));
        assertKept(new Instance(3, 1, drawn, true, Instance.Origin.UNKNOWN));
    }

    @Test
    void holes_of_outlines_are_kept() throws IOException {
        Polygon around = new Polygon(List.of(new ImagePoint(0, 0), new ImagePoint(40.5, 0), new ImagePoint(0, 40)));
        Polygon hole = new Polygon(List.of(new ImagePoint(5, 5), new ImagePoint(5, 20), new ImagePoint(20, 5)));
        Polygon island = new Polygon(List.of(new ImagePoint(7, 7), new ImagePoint(12, 7), new ImagePoint(7, 12)));
        Segmentation drawn = new Segmentation.Outlines(
                SIZE, List.of(new Contour(around, List.of(hole)), new Contour(island, List.of())));
        assertKept(new Instance(3, 1, drawn, false, Instance.Origin.UNKNOWN));
    }

    @Test
    void a_project_that_is_open_elsewhere_is_refused() throws IOException {
        try (ProjectFile project = open()) {
            project.keepSetting("a", "b");

            assertThatThrownBy(this::open)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(ProjectFile.NAME)
                    .hasMessageContaining("open in another program");
        }
        open().close();
    }

    @Test
    void a_project_of_an_earlier_version_opens_with_all_that_it_has() throws IOException, SQLException {
        try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(ProjectFile.NAME));
                Statement statement = old.createStatement()) {
            for (String sql : VERSION_1) {
                statement.execute(sql);
            }
        }

        open().close();

        try (ProjectFile project = open()) {
            AnnotatedImage image = project.image("a.png").orElseThrow();
            assertThat(image.instances())
                    .extracting(Instance::origin)
                    .containsExactly(new Instance.Origin(List.of(), "sam", 0.5f));
            project.keep(image.with(DOG), ImageStatus.DONE);
            assertThat(project.states().get("a.png")).isEqualTo(new ProjectFile.ImageState(ImageStatus.DONE, 2));
        }
    }

    @Test
    void files_of_others_and_damaged_ones_are_refused_and_left_alone() throws IOException {
        Path text =
                Files.writeString(folder.resolve(ProjectFile.NAME), "This is no database, but long enough".repeat(99));
        byte[] before = Files.readAllBytes(text);

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a project of Clickmask");

        assertThat(Files.readAllBytes(text)).isEqualTo(before);
    }

    @Test
    void a_file_that_cannot_be_written_is_there_to_be_read_only() throws Exception {
        Path file = folder.resolve(ProjectFile.NAME);
        try (ProjectFile project = ProjectFile.open(file)) {
            project.keep(AnnotatedImage.of("a.png", new Size(4, 4)), ImageStatus.DONE);
        }
        ReadOnlyFolder.during(folder, () -> {
            assertThatThrownBy(() -> ProjectFile.open(file)).hasMessageContaining("cannot be written. Check who");
            try (ProjectFile project = ProjectFile.openToRead(file)) {
                assertThat(project.states()).containsOnlyKeys("a.png");
                assertThatThrownBy(() -> project.keepSetting("a", "b")).hasMessageContaining("cannot be written");
            }
        });
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThatThrownBy(() -> ProjectFile.open(folder.resolve("none").resolve(ProjectFile.NAME)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no such folder");
    }

    private ProjectFile open() throws IOException {
        return ProjectFile.open(folder.resolve(ProjectFile.NAME));
    }

    private static Instance instance(long id, int category, int x) {
        MaskBuilder mask = new MaskBuilder(SIZE, new PixelBox(x, 5, 20, 20));
        for (int y = 5; y < 20; y++) {
            mask.fill(y, x, x + y);
        }
        Mask pixels = mask.build();
        List<Prompt> prompts = List.of(
                new Prompt.BoxPrompt(new Box(x, 5, x + 20.5, 20)),
                new Prompt.Point(new ImagePoint(x + 0.25, 7), true),
                new Prompt.Point(new ImagePoint(1, 2), false));
        return new Instance(
                id,
                category,
                new Segmentation.Pixels(pixels),
                new Instance.Origin(prompts, "mobile-sam", 0.93f, -0.4f, 2));
    }
}
