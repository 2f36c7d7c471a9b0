package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.cutout.ForegroundOpener;
import dev.clickmask.annotator.cutout.Foregrounds;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.catalog.ForegroundCatalog;
import dev.clickmask.sam.catalog.ForegroundEntry;
import dev.clickmask.sam.catalog.ModelCatalog;
import dev.clickmask.sam.catalog.ModelFile;
import dev.clickmask.sam.catalog.ModelStore;
import dev.clickmask.sam.catalog.NpmSource;
import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.RgbImage;
import dev.clickmask.sam.matte.Activation;
import dev.clickmask.sam.matte.Alpha;
import dev.clickmask.sam.matte.ForegroundModel;
import dev.clickmask.sam.matte.ForegroundSpec;
import dev.clickmask.sam.onnx.OnnxForeground;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.finder.JOptionPaneFinder;
import org.assertj.swing.fixture.JFileChooserFixture;
import org.assertj.swing.fixture.JOptionPaneFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The background removed in the real window, by a tiny model whose answer is known: scripts/reference/foreground_fixture.py. */
class CutoutWindowTest {
    private static final Path ROOT = Path.of(System.getProperty("clickmask.root"));
    private static final Path RESOURCES = ROOT.resolve("sam-core/src/test/resources");
    private static final ForegroundSpec SPEC = new ForegroundSpec(
            new Size(48, 32),
            ForegroundSpec.Channels.RGB,
            ForegroundSpec.Layout.NCHW,
            List.of(120f, 110f, 100f),
            List.of(60f, 50f, 40f),
            ForegroundSpec.Resize.SQUASH,
            Optional.of("alpha"),
            Activation.NONE,
            0.5f,
            0);

    @TempDir
    Path folder;

    private Path image;

    @SuppressWarnings("NullAway.Init") // each test opens the window with a model of its own
    private WindowRig rig;

    @BeforeEach
    void makeFolder() throws IOException {
        image = Files.createDirectories(folder.resolve("images")).resolve("coffee.png");
        Files.copy(ROOT.resolve("samples/coffee.png"), image);
    }

    @AfterEach
    void closeWindow() throws Exception {
        rig.close();
    }

    private void open(ForegroundOpener opener) throws Exception {
        Path model = folder.resolve("models/tiny/planes.onnx");
        Files.createDirectories(model.getParent());
        Files.copy(RESOURCES.resolve("models/foreground/planes.onnx"), model);
        ModelFile file = new ModelFile(
                ModelFile.Role.FOREGROUND,
                "planes.onnx",
                OptionalLong.of(Files.size(model)),
                "0".repeat(64),
                List.of(new NpmSource("tiny", "1.0.0", "planes.onnx")));
        ForegroundCatalog tiny = new ForegroundCatalog(
                "tiny",
                List.of(new ForegroundEntry("tiny", "Tiny", "For tests.", "MIT", "MIT", Optional.empty(), file, SPEC)));
        ModelCatalog bundled = ModelCatalog.bundled();
        ModelCatalog catalog = new ModelCatalog(bundled.defaultId(), bundled.entries(), tiny);
        ModelStore store = new ModelStore(folder.resolve("models"), catalog);
        rig = new WindowRig(folder, Language.ENGLISH, new Foregrounds(store, tiny, opener));
        rig.drop(image);
        rig.awaitImage("coffee.png");
    }

    private void openAndRemove() throws Exception {
        open(model -> OnnxForeground.open(model.file(), model.spec()));
        rig.press(KeyEvent.VK_X);
        rig.awaitStatus("Without background");
    }

    /** The alpha by Pillow and NumPy. */
    private static Raster golden() throws IOException {
        return ImageIO.read(RESOURCES.resolve("golden/matte/squash.png").toFile())
                .getRaster();
    }

    @Test
    void aKeyTakesTheBackgroundAway_andPutsItBack() throws Exception {
        openAndRemove();

        assertThat(rig.window.panel("cutout").target().isShowing()).isTrue();
        rig.press(KeyEvent.VK_X);
        rig.awaitStatus("Ready");
        assertThat(rig.instances()).isZero();
    }

    @Test
    void aClickGoesBackToTheImage_whereItsMaskIsSeen() throws Exception {
        openAndRemove();

        rig.click(300.5, 200.5, MouseButton.LEFT_BUTTON);
        rig.awaitMask();

        assertThat(rig.robot
                        .finder()
                        .findByName("cutout", CutoutBar.class, false)
                        .isShowing())
                .isFalse();
    }

    @Test
    void whatIsInFront_becomesAnInstance_thatIsCorrectedAndTakenBackLikeAnyOther() throws Exception {
        openAndRemove();
        int[] golden = golden().getSamples(0, 0, 600, 400, 0, (int[]) null);
        int expected = (int) Arrays.stream(golden).filter(alpha -> alpha > 127).count();

        rig.window.button("cutout.takeForeground").click();
        rig.awaitInstances(1);
        assertThat(rig.area(0)).isCloseTo(expected, Percentage.withPercentage(0.5));

        long before = rig.area(0);
        rig.press(KeyEvent.VK_R);
        rig.awaitMask();
        rig.press(KeyEvent.VK_ENTER);
        rig.await("the answer of the model in its place", () -> rig.instances() == 1 && rig.area(0) != before);
        rig.pressControl(KeyEvent.VK_Z);
        rig.await("the foreground again", () -> rig.area(0) == before);
        rig.pressControl(KeyEvent.VK_Z);
        rig.awaitInstances(0);
    }

    @Test
    void itIsSavedWithSoftEdges_andTheImageStaysAsItIs() throws Exception {
        openAndRemove();

        save(folder.resolve("out.png"));

        rig.awaitStatus("Saved out.png");
        BufferedImage saved = ImageIO.read(folder.resolve("out.png").toFile());
        for (int x = 0; x < saved.getWidth(); x += 7) {
            assertThat(saved.getRGB(x, 200) >>> 24).isCloseTo(golden().getSample(x, 200, 0), Offset.offset(2));
        }
        assertThat(image).hasSameBinaryContentAs(ROOT.resolve("samples/coffee.png"));
    }

    @Test
    void anImageOfTheFolder_isNotReplaced() throws Exception {
        openAndRemove();

        save(image);

        rig.awaitBanner("coffee.png is an image of the open folder, and those are never written");
        assertThat(image).hasSameBinaryContentAs(ROOT.resolve("samples/coffee.png"));
    }

    private void save(Path target) {
        rig.pressControlShift(KeyEvent.VK_X);
        JFileChooserFixture chooser = rig.chooser();
        chooser.fileNameTextBox().setText(target.toString());
        chooser.approve();
    }

    @Test
    void clicksAreAnsweredWhileTheModelWorks_andItCanBeGivenUp() throws Exception {
        open(model -> new Endless());
        rig.press(KeyEvent.VK_X);
        rig.awaitStatus("Removing the background");

        rig.click(300.5, 200.5, MouseButton.LEFT_BUTTON);
        rig.press(KeyEvent.VK_ENTER);
        rig.awaitInstances(1);
        assertThat(rig.status()).startsWith("Removing the background");
        rig.window.button("cancelWork").click();

        rig.awaitStatus("Ready");
        rig.awaitNoBanner();
    }

    @Test
    void aModelThatIsNotHere_isOfferedWithItsLicences_andNotFetchedUnasked() throws Exception {
        rig = new WindowRig(folder);
        rig.drop(image);
        rig.awaitImage("coffee.png");

        rig.press(KeyEvent.VK_X);

        JOptionPaneFixture question = JOptionPaneFinder.findOptionPane().using(rig.robot);
        assertThat(String.valueOf(question.target().getMessage()))
                .contains("published under AGPL-3.0-only, its weights under MIT", "88", "1.4.5");
        question.buttonWithText("Cancel").click();
        rig.awaitStatus("Ready");
        assertThat(folder.resolve("models")).doesNotExist();
    }

    /** A model that answers only when it is told to stop. */
    private static final class Endless implements ForegroundModel {
        private final CountDownLatch stopped = new CountDownLatch(1);

        @Override
        public String provider() {
            return "a test";
        }

        @Override
        public Alpha alpha(RgbImage picture) throws InferenceException {
            boolean interrupted = Thread.interrupted();
            while (stopped.getCount() > 0) {
                try {
                    stopped.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            throw InferenceException.cancelled("stopped");
        }

        @Override
        public void cancel() {
            stopped.countDown();
        }

        @Override
        public void close() {
            stopped.countDown();
        }
    }
}
