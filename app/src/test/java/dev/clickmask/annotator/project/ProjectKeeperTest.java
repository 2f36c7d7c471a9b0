package dev.clickmask.annotator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectKeeperTest {
    private static final Size SIZE = new Size(8, 8);
    private static final AnnotatedImage EMPTY = AnnotatedImage.of("a.png", SIZE);
    private static final AnnotatedImage ONE =
            EMPTY.with(new Instance(1, 1, new Segmentation.Pixels(Mask.full(SIZE)), Instance.Origin.UNKNOWN));

    private final LinkedBlockingQueue<Optional<IOException>> told = new LinkedBlockingQueue<>();
    private ProjectKeeper keeper;
    private Path file;

    @TempDir
    Path folder;

    @BeforeEach
    void begin() {
        file = folder.resolve("images/annotations.clickmask");
        keeper = new ProjectKeeper(file, told::add);
    }

    @AfterEach
    void end() {
        keeper.close();
    }

    @Test
    void lookingLeavesNoFile_keepingDoes() throws Exception {
        Files.createDirectory(file.getParent());
        assertThat(keeper.open().get().states()).isEmpty();
        assertThat(keeper.image("a.png").get()).isEmpty();
        keeper.keepSetting("image", "a.png");
        assertThat(keeper.setting("image").get()).isEmpty();
        assertThat(file).doesNotExist();

        keeper.keep(ONE, ImageStatus.IN_PROGRESS);
        assertThat(keeper.image("a.png").get()).contains(ONE);
        assertThat(file).exists();
    }

    @Test
    void whatCannotBeWritten_isTold_staysReadable_andIsWrittenWhenItCanBe() throws Exception {
        // The folder is not there, as on a drive that was taken away.
        keeper.keep(EMPTY, ImageStatus.NEW);
        keeper.keep(ONE, ImageStatus.IN_PROGRESS);
        assertThat(told.poll(10, TimeUnit.SECONDS))
                .hasValueSatisfying(e -> assertThat(e).hasMessageContaining(file.toString()));
        assertThat(keeper.image("a.png").get()).contains(ONE);
        assertThatThrownBy(() -> keeper.now(ProjectFile::categories).get()).hasMessageContaining("cannot be written");

        Files.createDirectory(file.getParent());
        while (told.poll(10, TimeUnit.SECONDS).isPresent()) {
            // Told again at each attempt.
        }
        keeper.close();
        try (ProjectFile written = ProjectFile.open(file)) {
            assertThat(written.image("a.png")).contains(ONE);
        }
    }

    @Test
    void aRemovedCategory_givesItsInstancesToItsHeir_orTakesThemAlong() throws Exception {
        Files.createDirectory(file.getParent());
        keeper.keepCategories(List.of(new Category(1, "cat", 1), new Category(2, "dog", 2), new Category(3, "cow", 3)));
        keeper.keep(ONE, ImageStatus.IN_PROGRESS);

        keeper.removeCategory(1, OptionalInt.of(2));
        ProjectKeeper.Contents contents = keeper.open().get();
        assertThat(contents.categories()).extracting(Category::name).containsExactly("dog", "cow");
        assertThat(contents.instancesByCategory()).containsOnlyKeys(2).containsEntry(2, 1);

        keeper.removeCategory(2, OptionalInt.empty());
        assertThat(keeper.image("a.png").get())
                .hasValueSatisfying(image -> assertThat(image.instances()).isEmpty());
    }

    @Test
    void aMovedProject_goesOnInItsNewPlace_withWhatWaited() throws Exception {
        Files.createDirectory(file.getParent());
        keeper.keep(EMPTY, ImageStatus.NEW);
        assertThat(keeper.open().get().states()).hasSize(1);
        Path target = folder.resolve("elsewhere.clickmask");
        keeper.moveTo(target, () -> assertThat(file).exists()).get();
        keeper.keep(ONE, ImageStatus.DONE);

        assertThat(keeper.image("a.png").get()).contains(ONE);
        assertThat(keeper.file()).isEqualTo(target);
        keeper.close();
        assertThat(file.getParent()).isEmptyDirectory();
        try (ProjectFile moved = ProjectFile.open(target)) {
            assertThat(moved.image("a.png")).contains(ONE);
        }
    }

    @Test
    void whatCouldNotBeWrittenInTheOldPlace_isWrittenInTheNew() throws Exception {
        keeper.keep(ONE, ImageStatus.DONE);
        assertThat(told.poll(10, TimeUnit.SECONDS)).isPresent();

        keeper.moveTo(folder.resolve("here.clickmask"), () -> {}).get();

        assertThat(told.poll(10, TimeUnit.SECONDS)).isEmpty();
        assertThat(keeper.open().get().states()).containsKey("a.png");
    }

    @Test
    void aMoveThatIsRefused_leavesAllAsItWas() throws Exception {
        Files.createDirectory(file.getParent());
        keeper.keep(ONE, ImageStatus.DONE);
        Path taken = Files.writeString(folder.resolve("taken"), "a letter");
        Path target = folder.resolve("new.clickmask");

        assertThatThrownBy(() -> keeper.moveTo(taken, () -> {}).get()).hasMessageContaining("exists already");
        assertThatThrownBy(() ->
                        keeper.moveTo(folder.resolve("no/folder"), () -> {}).get())
                .hasMessageContaining("cannot be written");
        assertThatThrownBy(() -> keeper.moveTo(target, () -> {
                            throw new IOException("not now");
                        })
                        .get())
                .hasMessageContaining("not now");

        assertThat(taken).hasContent("a letter");
        assertThat(target).doesNotExist();
        assertThat(keeper.file()).isEqualTo(file);
        assertThat(keeper.image("a.png").get()).contains(ONE);
    }
}
