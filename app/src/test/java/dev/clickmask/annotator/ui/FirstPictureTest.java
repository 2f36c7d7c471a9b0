package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.canvas.ImageCanvas;
import dev.clickmask.annotator.canvas.ImageLayer;
import dev.clickmask.annotator.canvas.Viewport;
import dev.clickmask.annotator.project.ProjectFile;
import java.awt.Insets;
import java.awt.Point;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.swing.JFrame;
import org.assertj.swing.core.BasicComponentFinder;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.timing.Condition;
import org.assertj.swing.timing.Pause;
import org.assertj.swing.timing.Timeout;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a window shows before it is filled. */
class FirstPictureTest {
    private static final Path SAMPLES = Path.of(System.getProperty("clickmask.root"), "samples");

    @TempDir
    Path settings;

    @TempDir
    Path images;

    private Path image;
    private Path project;
    private @Nullable WindowRig rig;

    @BeforeEach
    void copyImage() throws Exception {
        image = Files.copy(SAMPLES.resolve("coffee.png"), images.resolve("1.png"));
        project = images.resolve(ProjectFile.NAME);
    }

    @AfterEach
    void closeWindow() throws Exception {
        if (rig != null) {
            rig.close();
        }
    }

    @Test
    void whatWasSeenAtTheEnd_isSeenAtTheSamePlace_andForgottenWhenTheWindowIsThere() throws Exception {
        WindowRig before = WindowRig.withoutModel(settings);
        rig = before;
        before.drop(images);
        before.await("the image", () -> before.canvas().viewport().isPresent());
        before.drawTriangle(50, 50);
        before.pressControl(KeyEvent.VK_2);
        Seen atTheEnd = seen(before.canvas());
        before.quit();

        FirstPicture first =
                FirstPicture.read(LastSeen.in(Settings.load(settings), images).orElseThrow());
        JFrame frame = show(first);
        try {
            first.await();
            await(BasicComponentFinder.finderWithCurrentAwtHierarchy().findByType(frame, ImageCanvas.class), atTheEnd);
        } finally {
            GuiActionRunner.execute(frame::dispose);
        }

        WindowRig after = WindowRig.withoutModel(settings);
        rig = after;
        after.await("the image", () -> after.title().startsWith("1.png"));
        await(after.canvas(), atTheEnd);
        after.await(
                "a killed program would begin without it",
                () -> LastSeen.in(Settings.load(settings), images).isEmpty());
    }

    /** The system may lay its frame around a window only after that has been painted. */
    private static void await(ImageCanvas canvas, Seen expected) {
        Pause.pause(
                new Condition(expected.toString()) {
                    @Override
                    public boolean test() {
                        return seen(canvas).equals(expected);
                    }
                },
                Timeout.timeout(60, TimeUnit.SECONDS));
    }

    /** What a canvas shows, and where on the screen. */
    private record Seen(Point place, Viewport viewport) {}

    private static Seen seen(ImageCanvas canvas) {
        return GuiActionRunner.execute(
                () -> new Seen(canvas.getLocationOnScreen(), canvas.viewport().orElseThrow()));
    }

    @Test
    void anImageThatIsGone_holdsNothingUp() throws Exception {
        Files.createFile(project);
        Files.delete(image);
        FirstPicture first = FirstPicture.read(new LastSeen(image, project, Optional.empty(), new Insets(0, 0, 0, 0)));

        first.await();

        assertThat(isShown(first)).isFalse();
    }

    @Test
    void anImageThatNoProjectRemembers_isNotShown_asTheFolderBeginsWithAnother() {
        FirstPicture first = FirstPicture.read(new LastSeen(image, project, Optional.empty(), new Insets(0, 0, 0, 0)));

        first.await();

        assertThat(isShown(first)).isFalse();
    }

    @Test
    void anImageOfAnotherFolder_isNotShown() {
        Settings kept = Settings.load(settings);
        LastSeen.remember(kept, Optional.of(new LastSeen(image, project, Optional.empty(), new Insets(1, 2, 3, 4))));

        assertThat(LastSeen.in(kept, images))
                .hasValue(new LastSeen(image, project, Optional.empty(), new Insets(1, 2, 3, 4)));
        assertThat(LastSeen.in(kept, settings)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 2 3", "a b c d", "1 2 3 -4", "1 2 3 999999"})
    void marginsThatAreNone_showNothing(String margins) {
        Settings kept = Settings.load(settings);
        LastSeen.remember(kept, Optional.of(new LastSeen(image, project, Optional.empty(), new Insets(1, 2, 3, 4))));
        kept.set("seen.margins", margins);

        assertThat(LastSeen.in(kept, images)).isEmpty();
    }

    @Test
    void whatIsNotNeededAnyMore_isNotKept() throws Exception {
        Files.createFile(project);
        FirstPicture first = FirstPicture.read(new LastSeen(image, project, Optional.empty(), new Insets(0, 0, 0, 0)));
        JFrame frame = show(first);
        first.await();
        GuiActionRunner.execute(frame::dispose);
        assertThat(isShown(first)).isTrue();

        GuiActionRunner.execute(first::forget);

        assertThat(isShown(first)).isFalse();
    }

    private static boolean isShown(FirstPicture first) {
        return GuiActionRunner.execute(() -> {
            ImageLayer layer = new ImageLayer();
            return first.show(new ImageCanvas(List.of(layer)), layer);
        });
    }

    private JFrame show(FirstPicture first) {
        return GuiActionRunner.execute(() -> {
            MainFrame frame = new MainFrame(new Messages(Locale.ENGLISH), Settings.load(settings));
            frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
            first.showIn(frame);
            return frame;
        });
    }
}
