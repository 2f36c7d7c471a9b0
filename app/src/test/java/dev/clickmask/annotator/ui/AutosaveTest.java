package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.document.CategoryList;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Segmentation;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile;
import dev.clickmask.annotator.project.ProjectKeeper;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.mask.Mask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosaveTest {
    private static final AnnotatedImage IMAGE = AnnotatedImage.of("a.png", new Size(8, 8));

    private final Document document = new Document("object");
    private final Autosave autosave = new Autosave(document, new ImageList(), Runnable::run);
    private ProjectKeeper keeper;

    @TempDir
    Path folder;

    @BeforeEach
    void openImage() {
        keeper = new ProjectKeeper(folder.resolve(ProjectFile.NAME), cause -> {});
        autosave.begin(new OpenFolder(folder, keeper), true);
        autosave.entered(IMAGE);
        document.open(IMAGE);
    }

    @AfterEach
    void closeProject() {
        keeper.close();
    }

    @Test
    void stepsThatAreTakenBack_openAnImageThatWasDone_andWithNothingLeftItIsNew() {
        addInstance();
        addInstance();
        autosave.setStatus(ImageStatus.DONE);

        document.undo();
        assertThat(autosave.status()).isEqualTo(ImageStatus.IN_PROGRESS);
        document.undo();
        assertThat(autosave.status()).isEqualTo(ImageStatus.NEW);
    }

    @Test
    void stepsThatAreMadeOnceMore_leaveAnImageDoneThatWasDoneWithThem() {
        addInstance();
        addInstance();
        autosave.setStatus(ImageStatus.DONE);
        document.undo();
        document.undo();

        document.redo();
        assertThat(autosave.status()).isEqualTo(ImageStatus.IN_PROGRESS);
        document.redo();
        assertThat(autosave.status()).isEqualTo(ImageStatus.DONE);
    }

    @Test
    void workOnAnImageThatIsDone_leavesItDone() {
        addInstance();
        autosave.setStatus(ImageStatus.DONE);

        addInstance();

        assertThat(autosave.status()).isEqualTo(ImageStatus.DONE);
    }

    @Test
    void betweenTwoFolders_nothingIsKept() throws Exception {
        addInstance();
        autosave.leave();

        document.begin(new CategoryList(List.of()).adding("another"));

        keeper.close();
        try (ProjectFile project = ProjectFile.open(folder.resolve(ProjectFile.NAME))) {
            assertThat(project.categories()).extracting("name").containsExactly("object");
        }
    }

    @Test
    void whatWasCountedInAFolderThatIsLeft_doesNotLandInTheNext() throws Exception {
        LinkedBlockingQueue<Runnable> later = new LinkedBlockingQueue<>();
        Autosave saving = new Autosave(new Document("object"), new ImageList(), later::add);
        OpenFolder first = emptyFolder("first");
        OpenFolder second = emptyFolder("second");
        try (ProjectFile project = ProjectFile.open(first.keeper().file())) {
            project.keep(AnnotatedImage.of("a.png", new Size(8, 8)), ImageStatus.DONE);
        }
        saving.begin(first, false);
        saving.recount();
        Runnable counted = Objects.requireNonNull(later.poll(60, TimeUnit.SECONDS));

        counted.run();
        assertThat(first.states()).containsKey("a.png");
        saving.begin(second, false);
        counted.run();

        assertThat(second.states()).isEmpty();
        first.keeper().close();
        second.keeper().close();
    }

    private void addInstance() {
        document.edit(image -> image.with(new Instance(
                image.nextId(), 1, new Segmentation.Pixels(Mask.full(image.size())), Instance.Origin.UNKNOWN)));
    }

    private OpenFolder emptyFolder(String name) throws Exception {
        Path made = Files.createDirectory(folder.resolve(name));
        return new OpenFolder(made, new ProjectKeeper(made.resolve(ProjectFile.NAME), told -> {}));
    }
}
