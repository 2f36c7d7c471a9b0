package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.canvas.ImageCanvas;
import dev.clickmask.annotator.canvas.Viewport;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.sam.EmbeddingFolder;
import dev.clickmask.sam.catalog.ModelCatalog;
import dev.clickmask.sam.catalog.ModelStore;
import dev.clickmask.sam.onnx.OnnxRuntimeNatives;
import dev.clickmask.sam.onnx.OnnxSam;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.event.InputEvent;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.swing.JLabel;
import javax.swing.JList;
import org.assertj.swing.core.BasicRobot;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.FailOnThreadViolationRepaintManager;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.finder.WindowFinder;
import org.assertj.swing.fixture.FrameFixture;
import org.assertj.swing.timing.Condition;
import org.assertj.swing.timing.Pause;
import org.assertj.swing.timing.Timeout;

/** The real window with the real default model, and hands and eyes to work it. */
final class WindowRig {
    private static final Path ROOT = Path.of(System.getProperty("clickmask.root"));

    private final CountDownLatch closed = new CountDownLatch(1);
    final Robot robot;
    final FrameFixture window;

    /** Opens the window, which keeps its settings in that folder. */
    WindowRig(Path folder) throws Exception {
        assertThat(GraphicsEnvironment.isHeadless())
                .as("the window needs a display: run scripts/test, which starts one, or set DISPLAY")
                .isFalse();
        FailOnThreadViolationRepaintManager.install();
        new OnnxRuntimeNatives(ROOT.resolve("app/target/natives")).install();
        robot = BasicRobot.robotWithNewAwtHierarchy();
        robot.settings().delayBetweenEvents(20);
        ModelCatalog catalog = ModelCatalog.bundled();
        new Window(
                        new ModelStore(ROOT.resolve("models"), catalog),
                        catalog.get("mobile-sam"),
                        model -> OnnxSam.open(model.encoder(), model.decoder()),
                        ROOT.resolve("samples"),
                        folder,
                        new EmbeddingFolder(folder.resolve("embeddings"), EmbeddingFolder.USUAL_CAPACITY))
                .open(closed::countDown);
        window = WindowFinder.findFrame(MainFrame.class)
                .withTimeout(20, TimeUnit.SECONDS)
                .using(robot);
        awaitStatus("Open an image");
    }

    /** Opens the sample and waits for its embedding. */
    void openSample() {
        window.button("sample").click();
        awaitStatus("Ready");
    }

    ImageCanvas canvas() {
        return robot.finder().findByName("canvas", ImageCanvas.class);
    }

    /** Where a place of the image is on the canvas. */
    Point at(double x, double y) {
        Viewport viewport = GuiActionRunner.execute(() -> canvas().viewport().orElseThrow());
        return new Point((int) Math.floor(viewport.toViewX(x)), (int) Math.floor(viewport.toViewY(y)));
    }

    void click(double x, double y, MouseButton button) {
        robot.click(canvas(), at(x, y), button, 1);
    }

    /** Presses the left button there and moves on with it held. */
    void dragHeld(Component component, Point from, Point to) {
        robot.moveMouse(component, from);
        robot.pressMouse(MouseButton.LEFT_BUTTON);
        robot.moveMouse(component, new Point((from.x + to.x) / 2, (from.y + to.y) / 2));
        robot.moveMouse(component, to);
    }

    void release() {
        robot.releaseMouse(MouseButton.LEFT_BUTTON);
    }

    void press(int key) {
        robot.pressAndReleaseKey(key);
    }

    /** AssertJ Swing knows only the old masks; with the new one it presses the key alone. */
    @SuppressWarnings("deprecation")
    void pressControl(int key) {
        robot.pressAndReleaseKey(key, InputEvent.CTRL_MASK);
    }

    void awaitMask() {
        awaitStatus("Left click adds");
    }

    void awaitStatus(String beginning) {
        Pattern wanted = Pattern.compile(beginning);
        await(
                beginning,
                () -> wanted.matcher(robot.finder()
                                .findByName("activity", JLabel.class, false)
                                .getText())
                        .lookingAt());
    }

    int instances() {
        return list().getModel().getSize();
    }

    long area(int index) {
        Object row = GuiActionRunner.execute(() -> list().getModel().getElementAt(index));
        return ((Instance) row).segmentation().mask().area();
    }

    private JList<?> list() {
        return robot.finder().findByName("instances", JList.class);
    }

    /** What the canvas shows now. */
    BufferedImage picture() {
        return GuiActionRunner.execute(this::paint);
    }

    /** How many pixels of the canvas are other than they were; for the event dispatch thread. */
    long changedSince(BufferedImage before) {
        BufferedImage now = paint();
        long changed = 0;
        for (int y = 0; y < now.getHeight(); y++) {
            for (int x = 0; x < now.getWidth(); x++) {
                changed += now.getRGB(x, y) == before.getRGB(x, y) ? 0 : 1;
            }
        }
        return changed;
    }

    private BufferedImage paint() {
        ImageCanvas canvas = canvas();
        BufferedImage picture = new BufferedImage(canvas.getWidth(), canvas.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        canvas.paint(g);
        g.dispose();
        return picture;
    }

    void await(String what, Callable<Boolean> condition) {
        Pause.pause(
                new Condition(what) {
                    @Override
                    public boolean test() {
                        return Boolean.TRUE.equals(GuiActionRunner.execute(condition));
                    }
                },
                Timeout.timeout(60, TimeUnit.SECONDS));
    }

    /** Closes the window and waits for the end of the model. */
    void close() throws InterruptedException {
        try {
            GuiActionRunner.execute(() -> window.target().dispose());
            assertThat(closed.await(20, TimeUnit.SECONDS))
                    .as("the model has ended")
                    .isTrue();
        } finally {
            robot.cleanUp();
        }
    }
}
