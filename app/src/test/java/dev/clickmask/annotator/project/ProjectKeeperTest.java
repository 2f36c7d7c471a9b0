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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ProjectKeeperTest {
    private static final Size SIZE = new Size(8, 8);
    private static final AnnotatedImage EMPTY = AnnotatedImage.of("a.png", SIZE);
    private static final AnnotatedImage ONE =
            EMPTY.with(new Instance(1, 1, new Segmentation.Pixels(Mask.full(SIZE)), Instance.Origin.UNKNOWN));

    private static final AnnotatedImage ANOTHER = AnnotatedImage.of("b.png", SIZE);

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
    @Timeout(20)
    void closingRightAfterAStep_writesIt_andTakesNoLongerThanThat() throws Exception {
        Files.createDirectory(file.getParent());

        keeper.keep(ONE, ImageStatus.IN_PROGRESS);
        keeper.close();

        try (ProjectFile written = ProjectFile.open(file)) {
            assertThat(written.image("a.png")).contains(ONE);
        }
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
        assertThatThrownBy(() -> keeper.readAll(project -> true, false).get())
                .hasMessageContaining("cannot be written");

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
    void whatWasAddedAtOnce_movesAlong() throws Exception {
        Files.createDirectory(file.getParent());
        keeper.open().get();
        keeper.now(project -> {
                    project.keep(ONE, ImageStatus.DONE);
                    return true;
                })
                .get();
        Path target = folder.resolve("elsewhere.clickmask");

        keeper.moveTo(target, () -> {}).get();

        assertThat(keeper.image("a.png").get()).contains(ONE);
    }

    @Test
    void aFileThatIsGone_isNotMovedAsIfNothingHadBeenInIt() throws Exception {
        Files.createDirectory(file.getParent());
        keeper.keep(ONE, ImageStatus.DONE);
        loseTheFile();
        Files.delete(file);
        Path target = folder.resolve("elsewhere.clickmask");

        assertThatThrownBy(() -> keeper.moveTo(target, () -> {}).get()).hasMessageContaining("is not there any more");

        assertThat(target).doesNotExist();
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

    @Test
    void aFileThatAnotherWindowMade_isNotOverwritten_andTheWorkWaitsUntilItIsKeptElsewhere() throws Exception {
        Files.createDirectory(file.getParent());
        assertThat(keeper.open().get().categories()).isEmpty();
        keepByAnother(ONE);

        keeper.keepSetting("image", "b.png");
        keeper.keepCategories(List.of(new Category(7, "mine", 7)));
        keeper.keep(EMPTY, ImageStatus.SKIPPED);
        assertThat(told.poll(10, TimeUnit.SECONDS))
                .hasValueSatisfying(e -> assertThat(e).hasMessageContaining("written by another window"));
        assertThat(keeper.image("a.png").get()).contains(EMPTY);

        Path target = folder.resolve("mine.clickmask");
        keeper.moveTo(target, () -> {}).get();
        keeper.close();
        assertThatTheOthersIsThere(ONE);
        try (ProjectFile mine = ProjectFile.open(target)) {
            assertThat(mine.categories()).extracting(Category::name).containsExactly("mine");
            assertThat(mine.image("a.png")).contains(EMPTY);
        }
    }

    @Test
    void aFileThatAnotherWroteWhileItWasNotLocked_isNotOverwritten() throws Exception {
        Files.createDirectory(file.getParent());
        keeper.keep(EMPTY, ImageStatus.NEW);
        loseTheFile();
        keepByAnother(ONE);

        assertThat(toldNext("written by another window")).isTrue();
        keeper.close();
        assertThatTheOthersIsThere(ONE);
    }

    @Test
    void aFileThatOthersOnlyRead_isGoneOnWith_andOneThatIsGone_isNotBegunAnew() throws Exception {
        Files.createDirectory(file.getParent());
        keeper.keep(ONE, ImageStatus.NEW);
        loseTheFile();
        try (ProjectFile reader = ProjectFile.open(file)) {
            assertThat(reader.image("a.png")).contains(ONE);
        }
        assertThat(keeper.image("a.png").get()).contains(ONE);
        loseTheFile();
        Path away = Files.move(file, folder.resolve("away"));

        assertThat(toldNext("is not there any more")).isTrue();
        assertThat(file).doesNotExist();
        Files.move(away, file);
        assertThat(keeper.image("a.png").get()).contains(ONE);
    }

    @Test
    void aFolderThatBecameReadOnly_canStillBeRead_andIsWrittenWhenItCanBe() throws Exception {
        Files.createDirectory(file.getParent());
        keeper.keep(ONE, ImageStatus.DONE);
        assertThat(toldAllIsKept()).isTrue();
        ReadOnlyFolder.during(folder.resolve("images"), () -> {
            keeper.keep(ANOTHER, ImageStatus.DONE);
            assertThat(told.poll(10, TimeUnit.SECONDS)).isPresent();

            assertThat(keeper.image("a.png").get()).contains(ONE);
            assertThat(keeper.image("b.png").get()).contains(ANOTHER);
        });

        assertThat(toldAllIsKept()).isTrue();
        keeper.close();
        try (ProjectFile written = ProjectFile.open(file)) {
            assertThat(written.states()).containsOnlyKeys("a.png", "b.png");
        }
    }

    @Test
    void whatIsInAReadOnlyFolder_canBeKeptElsewhere_andStaysThere() throws Exception {
        Files.createDirectory(file.getParent());
        keeper.keep(ONE, ImageStatus.DONE);
        assertThat(toldAllIsKept()).isTrue();
        Path target = folder.resolve("elsewhere.clickmask");
        ReadOnlyFolder.during(folder.resolve("images"), () -> {
            keeper.keep(ANOTHER, ImageStatus.DONE);
            assertThat(told.poll(10, TimeUnit.SECONDS)).isPresent();

            keeper.moveTo(target, () -> {}).get();

            assertThat(toldAllIsKept()).isTrue();
            assertThat(keeper.open().get().states()).containsOnlyKeys("a.png", "b.png");
        });
        try (ProjectFile left = ProjectFile.open(file)) {
            assertThat(left.image("a.png")).contains(ONE);
        }
    }

    @Test
    void aFileThatIsDeletedWhileOpen_isNotWrittenIntoNothing_andAllOfItCanBeKeptElsewhere() throws Exception {
        Files.createDirectory(file.getParent());
        keeper.keep(ONE, ImageStatus.DONE);
        assertThat(toldAllIsKept()).isTrue();
        Files.delete(file);
        Assumptions.assumeFalse(Files.exists(file), "this system keeps files that are open");

        keeper.keep(ANOTHER, ImageStatus.DONE);
        assertThat(toldNext("is not there any more")).isTrue();
        assertThat(keeper.image("a.png").get()).contains(ONE);
        keeper.moveTo(folder.resolve("elsewhere.clickmask"), () -> {}).get();

        assertThat(toldAllIsKept()).isTrue();
        assertThat(keeper.open().get().states()).containsOnlyKeys("a.png", "b.png");
    }

    @Test
    void aFileThatAnotherPutInThePlaceOfAnOpenOne_isNotOverwritten_norDeletedWhenTheWorkIsKeptElsewhere()
            throws Exception {
        Files.createDirectory(file.getParent());
        keeper.keep(ONE, ImageStatus.DONE);
        assertThat(toldAllIsKept()).isTrue();
        Files.move(file, folder.resolve("away"));
        keepByAnother(EMPTY);

        keeper.keep(ANOTHER, ImageStatus.DONE);
        assertThat(toldNext("written by another window")).isTrue();
        keeper.moveTo(folder.resolve("elsewhere.clickmask"), () -> {}).get();

        assertThat(keeper.open().get().states()).containsOnlyKeys("a.png", "b.png");
        assertThatTheOthersIsThere(EMPTY);
    }

    @Test
    void aDiskThatDoesNotAnswer_isTold_untilItDoes() throws Exception {
        Files.createDirectory(file.getParent());
        keeper = new ProjectKeeper(file, told::add, Duration.ofMillis(50));
        CountDownLatch answer = new CountDownLatch(1);
        CompletableFuture<Boolean> hanging = keeper.now(project -> {
            try {
                return answer.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                return false;
            }
        });
        keeper.keep(ONE, ImageStatus.DONE);
        assertThat(toldNext("does not answer")).isTrue();

        answer.countDown();

        assertThat(hanging.get()).isTrue();
        assertThat(toldAllIsKept()).isTrue();
        assertThat(keeper.image("a.png").get()).contains(ONE);
    }

    private boolean toldAllIsKept() throws InterruptedException {
        Optional<IOException> next = told.poll(30, TimeUnit.SECONDS);
        while (next != null && next.isPresent()) {
            next = told.poll(30, TimeUnit.SECONDS);
        }
        return next != null;
    }

    @Test
    void aFolderOpenedAgain_takesWhatAnotherWindowMade() throws Exception {
        Files.createDirectory(file.getParent());
        assertThat(keeper.open().get().states()).isEmpty();
        keepByAnother(ONE);
        assertThatThrownBy(() -> keeper.image("a.png").get()).hasMessageContaining("written by another window");

        assertThat(keeper.open().get().states()).containsKey("a.png");

        keeper.keep(EMPTY, ImageStatus.DONE);
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void manyStepsThatCannotBeWritten_areTriedOnce_untilTheyAreDueAgain() throws Exception {
        for (int i = 0; i < 50; i++) {
            keeper.keep(ONE, ImageStatus.IN_PROGRESS);
        }
        assertThat(keeper.image("a.png").get()).contains(ONE);
        assertThat(keeper.read(ProjectFile::states, Map.of()).get()).isEmpty();

        // On a machine that takes seconds for fifty steps in memory there may be one more.
        assertThat(told).hasSizeBetween(1, 3);
    }

    @Test
    void aKeeperThatIsLeft_goesOnUntilAllIsWritten_andThenLetsTheFileGo() throws Exception {
        keeper.keep(ONE, ImageStatus.DONE);
        assertThat(told.poll(10, TimeUnit.SECONDS)).isPresent();
        keeper.closeWhenKept();
        assertThat(told.poll(10, TimeUnit.SECONDS)).isPresent();

        Files.createDirectory(file.getParent());

        while (told.poll(10, TimeUnit.SECONDS).isPresent()) {
            // Told again at each attempt.
        }
        keeper.close();
        try (ProjectFile written = ProjectFile.open(file)) {
            assertThat(written.image("a.png")).contains(ONE);
        }
    }

    /** A step that no file can take makes the keeper close the file, as when a drive is taken away. */
    private void loseTheFile() throws Exception {
        Category twice = new Category(1, "twice", 1);
        keeper.keepCategories(List.of(twice, twice));
        assertThat(toldNext("could not be read or written")).isTrue();
    }

    private boolean toldNext(String part) throws InterruptedException {
        for (int i = 0; i < 9; i++) {
            Optional<IOException> next = told.poll(10, TimeUnit.SECONDS);
            if (next != null
                    && next.filter(e -> String.valueOf(e.getMessage()).contains(part))
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private void keepByAnother(AnnotatedImage image) throws IOException {
        try (ProjectFile other = ProjectFile.open(file)) {
            other.keepCategories(List.of(new Category(1, "theirs", 1)));
            other.keep(image, ImageStatus.DONE);
        }
    }

    private void assertThatTheOthersIsThere(AnnotatedImage image) throws IOException {
        try (ProjectFile other = ProjectFile.open(file)) {
            assertThat(other.categories()).extracting(Category::name).containsExactly("theirs");
            assertThat(other.image("a.png")).contains(image);
        }
    }
}
