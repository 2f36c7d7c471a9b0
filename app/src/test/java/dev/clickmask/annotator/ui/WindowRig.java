package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickmask.annotator.canvas.ImageCanvas;
import dev.clickmask.annotator.canvas.Viewport;
import dev.clickmask.annotator.cutout.Foregrounds;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.sam.EmbeddingFolder;
import dev.clickmask.sam.catalog.ModelCatalog;
import dev.clickmask.sam.catalog.ModelStore;
import dev.clickmask.sam.onnx.OnnxForeground;
import dev.clickmask.sam.onnx.OnnxRuntimeNatives;
import dev.clickmask.sam.onnx.OnnxSam;
import dev.clickmask.sam.onnx.OnnxSlices;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JMenuItem;
import javax.swing.JTextArea;
import javax.swing.ListModel;
import javax.swing.TransferHandler.TransferSupport;
import org.assertj.swing.core.BasicRobot;
import org.assertj.swing.core.GenericTypeMatcher;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.finder.JFileChooserFinder;
import org.assertj.swing.finder.WindowFinder;
import org.assertj.swing.fixture.FrameFixture;
import org.assertj.swing.fixture.JFileChooserFixture;
import org.assertj.swing.timing.Condition;
import org.assertj.swing.timing.Pause;
import org.assertj.swing.timing.Timeout;

/** The real window with the real default model, and hands and eyes to work it. */
final class WindowRig {
    private static final Path ROOT = Path.of(System.getProperty("clickmask.root"));

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Locale before = Locale.getDefault();
    private final Faults faults = new Faults();
    private final Messages messages;
    final Robot robot;
    final FrameFixture window;
    private final ImageCanvas canvas;

    /** Opens the window, which keeps its settings in that folder, with the model that comes with the program. */
    WindowRig(Path settings) throws Exception {
        this(settings, Language.ENGLISH);
    }

    /** Opens the window in a language. */
    WindowRig(Path settings, Language language) throws Exception {
        this(settings, language, none(settings));
    }

    /** Opens the window with other models for foregrounds than those that may have been fetched. */
    WindowRig(Path settings, Language language, Foregrounds foregrounds) throws Exception {
        this(settings, language, ROOT.resolve("models"), ROOT.resolve("samples"), foregrounds);
        if (new RecentFolders(Settings.load(settings), Runnable::run).all().isEmpty()) {
            awaitStart();
        }
    }

    /** Waits until one can begin; a window that does not come that far leaves the screen to the next test. */
    private void awaitStart() throws Exception {
        try {
            awaitActivity(Activity.NO_IMAGE);
        } catch (RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    /** Those of the catalogue, of which none is here. */
    private static Foregrounds none(Path settings) {
        ModelCatalog catalog = ModelCatalog.bundled();
        return new Foregrounds(
                new ModelStore(settings.resolve("models"), catalog),
                catalog.foreground(),
                model -> OnnxForeground.open(model.file(), model.spec()));
    }

    /** Opens the window without a model. */
    static WindowRig withoutModel(Path settings) throws Exception {
        return withoutModel(settings, Language.ENGLISH);
    }

    /** Opens the window without a model, in a language. */
    static WindowRig withoutModel(Path settings, Language language) throws Exception {
        return new WindowRig(settings, language, settings.resolve("models"), settings, none(settings));
    }

    /** Opens the window with the models of another folder, of which the default one has to be there. */
    static WindowRig withModels(Path settings, Path models) throws Exception {
        WindowRig rig = new WindowRig(settings, Language.ENGLISH, models, ROOT.resolve("samples"), none(settings));
        rig.awaitStart();
        return rig;
    }

    /** Opens the window with something else to open models with. */
    static WindowRig withOpener(Path settings, ModelOpener opener) throws Exception {
        WindowRig rig = new WindowRig(
                settings, Language.ENGLISH, ROOT.resolve("models"), ROOT.resolve("samples"), none(settings), opener);
        rig.awaitStart();
        return rig;
    }

    /** What the status line says of the model; for the event dispatch thread. */
    String modelInUse() {
        return robot.finder().findByName("status.model", JLabel.class).getText();
    }

    private WindowRig(Path settings, Language language, Path models, Path samples, Foregrounds foregrounds)
            throws Exception {
        this(settings, language, models, samples, foregrounds, model -> OnnxSam.open(model.encoder(), model.decoder()));
    }

    private WindowRig(
            Path settings, Language language, Path models, Path samples, Foregrounds foregrounds, ModelOpener opener)
            throws Exception {
        assertThat(GraphicsEnvironment.isHeadless())
                .as("the window needs a display: run scripts/test, which starts one, or set DISPLAY")
                .isFalse();
        faults.watchSwing();
        new OnnxRuntimeNatives(ROOT.resolve("app/target/natives")).install();
        Path remembered = settings.resolve("window.properties");
        if (!Files.exists(remembered)) {
            // Choosers begin there, not at home.
            Files.writeString(
                    remembered,
                    "language=" + language + "\nfolder=" + settings.toString().replace("\\", "\\\\"));
        }
        robot = BasicRobot.robotWithNewAwtHierarchy();
        robot.settings().delayBetweenEvents(20);
        messages = new Messages(language.locale(Locale.ENGLISH));
        ModelCatalog catalog = ModelCatalog.bundled();
        new Window(
                        new ModelStore(models, catalog),
                        catalog.get("mobile-sam"),
                        opener,
                        foregrounds,
                        model -> OnnxSlices.open(model.file(), model.spec()),
                        samples,
                        settings,
                        new EmbeddingFolder(settings.resolve("embeddings"), EmbeddingFolder.USUAL_CAPACITY))
                .open(WindowStart.begin(settings, Optional.empty()), Optional.empty(), closed::countDown);
        window = WindowFinder.findFrame(new FilledWindow())
                .withTimeout(20, TimeUnit.SECONDS)
                .using(robot);
        // Behind the event that shows the window, as the last thing there is that the window has its own handler set.
        GuiActionRunner.execute(faults::watchUncaught);
        canvas = robot.finder().findByName("canvas", ImageCanvas.class, false);
    }

    /** Opens the sample and waits for its embedding. */
    void openSample() {
        window.button("sample").click();
        awaitActivity(Activity.READY);
    }

    /** Opens a folder through the menu's key and the chooser. */
    void openFolder(Path folder) {
        pressControl(KeyEvent.VK_O);
        chooser().selectFile(folder.toFile()).approve();
    }

    /** Drops a file or folder onto the window. */
    void drop(Path file) {
        GuiActionRunner.execute(() -> {
            JFrame frame = (JFrame) window.target();
            return frame.getTransferHandler()
                    .importData(new TransferSupport(frame, new DroppedFiles(List.of(file.toFile()))));
        });
    }

    private record DroppedFiles(List<File> files) implements Transferable {
        @Override
        public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[] {DataFlavor.javaFileListFlavor};
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor flavor) {
            return DataFlavor.javaFileListFlavor.equals(flavor);
        }

        @Override
        public Object getTransferData(DataFlavor flavor) {
            return files;
        }
    }

    JFileChooserFixture chooser() {
        return JFileChooserFinder.findFileChooser()
                .withTimeout(20, TimeUnit.SECONDS)
                .using(robot);
    }

    /** Exports to a file that is not there yet, and waits for the end of it. */
    void export(Path target) {
        pressControl(KeyEvent.VK_E);
        JFileChooserFixture chooser = chooser();
        chooser.fileNameTextBox().setText(target.toString());
        chooser.approve();
        awaitStatus("Exported \\d+ image");
    }

    /** Waits until an image of the folder can be prompted. */
    void awaitImage(String name) {
        await(name, () -> name.equals(current()) && status().startsWith("Ready"));
    }

    String title() {
        return ((JFrame) window.target()).getTitle();
    }

    private String current() {
        return imageList().getSelectedValue() instanceof ImageList.Row row ? row.image() : "";
    }

    /** The list of images. */
    JList<?> imageList() {
        return robot.finder().findByName("images", JList.class);
    }

    /** The images that the list shows, with their status. */
    List<ImageList.Entry> images() {
        List<ImageList.Row> rows = GuiActionRunner.execute(() -> rows("images"));
        return rows.stream()
                .map(row -> new ImageList.Entry(row.image(), row.status(), row.instances()))
                .toList();
    }

    /** Does something by its menu item, at once, on the event dispatch thread. */
    void choose(String command) {
        robot.finder().findByName(command, JMenuItem.class, false).doClick(0);
    }

    ImageCanvas canvas() {
        return canvas;
    }

    /** Where a place of the image is on the canvas. */
    Point at(double x, double y) {
        Viewport viewport = GuiActionRunner.execute(() -> canvas().viewport().orElseThrow());
        return new Point((int) Math.floor(viewport.toViewX(x)), (int) Math.floor(viewport.toViewY(y)));
    }

    void click(double x, double y, MouseButton button) {
        robot.click(canvas(), at(x, y), button, 1);
    }

    /** A click without a mouse, at once; for the event dispatch thread. */
    void dispatchClick(double x, double y) {
        for (int id : new int[] {MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED}) {
            Point at = at(x, y);
            canvas().dispatchEvent(new MouseEvent(
                    canvas(), id, System.currentTimeMillis(), 0, at.x, at.y, 1, false, MouseEvent.BUTTON1));
        }
    }

    /** A double click without a mouse: a window manager may swallow the second of two quick presses of a robot. */
    void doubleClick(Component component, Point at) {
        GuiActionRunner.execute(() -> {
            for (int count = 1; count <= 2; count++) {
                for (int id :
                        new int[] {MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED}) {
                    component.dispatchEvent(new MouseEvent(
                            component,
                            id,
                            System.currentTimeMillis(),
                            0,
                            at.x,
                            at.y,
                            count,
                            false,
                            MouseEvent.BUTTON1));
                }
            }
        });
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

    @SuppressWarnings("deprecation")
    void pressControlShift(int key) {
        robot.pressAndReleaseKey(key, InputEvent.CTRL_MASK | InputEvent.SHIFT_MASK);
    }

    @SuppressWarnings("deprecation")
    void pressShift(int key) {
        robot.pressAndReleaseKey(key, InputEvent.SHIFT_MASK);
    }

    void awaitMask() {
        awaitActivity(Activity.PROMPTING);
    }

    private void awaitActivity(Activity activity) {
        String beginning = Pattern.quote(messages.text(activity.key()));
        boolean selects = activity == Activity.READY || activity == Activity.PROMPTING;
        awaitStatus(selects ? beginning + "|" + Pattern.quote(messages.text(activity.key() + ".selected")) : beginning);
    }

    void awaitStatus(String beginning) {
        Pattern wanted = Pattern.compile(beginning);
        await(beginning, () -> wanted.matcher(status()).lookingAt());
    }

    /** What the status line says is going on. */
    String status() {
        return robot.finder().findByName("activity", JLabel.class, false).getText();
    }

    /** Waits for the banner to say so. */
    void awaitBanner(String part) {
        JTextArea sentence = robot.finder().findByName("sentence", JTextArea.class, false);
        await(part, () -> sentence.isShowing() && sentence.getText().contains(part));
    }

    /** Waits until there is no banner. */
    void awaitNoBanner() {
        JTextArea sentence = robot.finder().findByName("sentence", JTextArea.class, false);
        await("no banner", () -> !sentence.isShowing());
    }

    /** Waits for so many instances. */
    void awaitInstances(int count) {
        await(count + " instances", () -> instances() == count);
    }

    int instances() {
        return list().getModel().getSize();
    }

    /** The area of an instance; the lowest, which is usually the oldest, is the first. */
    long area(int index) {
        return instance(index).segmentation().mask().area();
    }

    /** An instance; the lowest, which is usually the oldest, is the first. */
    Instance instance(int index) {
        return (Instance) GuiActionRunner.execute(() -> list().getModel().getElementAt(instances() - 1 - index));
    }

    /** What is read aloud of a row of a list; for the event dispatch thread. */
    String spoken(String name, int row) {
        JList<?> list = robot.finder().findByName(name, JList.class);
        return spoken(list, row);
    }

    private static <T> String spoken(JList<T> list, int row) {
        return list.getCellRenderer()
                .getListCellRendererComponent(list, list.getModel().getElementAt(row), row, false, false)
                .getAccessibleContext()
                .getAccessibleName();
    }

    /** Draws a triangle with the polygon tool, which needs no model. */
    void drawTriangle(double x, double y) {
        int before = instances();
        press(KeyEvent.VK_P);
        click(x, y, MouseButton.LEFT_BUTTON);
        click(x + 80, y, MouseButton.LEFT_BUTTON);
        click(x, y + 80, MouseButton.LEFT_BUTTON);
        press(KeyEvent.VK_ENTER);
        await("a triangle", () -> instances() == before + 1);
    }

    private JList<?> list() {
        return robot.finder().findByName("instances", JList.class);
    }

    /** The instances that the list shows, from the bottom to the top; for the event dispatch thread. */
    List<Instance> allInstances() {
        List<Instance> all = new ArrayList<>(this.<Instance>rows("instances"));
        Collections.reverse(all);
        return all;
    }

    /** What a list shows; for the event dispatch thread. */
    @SuppressWarnings("unchecked")
    <T> List<T> rows(String list) {
        ListModel<?> model = robot.finder().findByName(list, JList.class).getModel();
        return IntStream.range(0, model.getSize())
                .mapToObj(row -> (T) model.getElementAt(row))
                .toList();
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

    /** Ends the program as a person does, and waits for its end. */
    void quit() throws InterruptedException {
        pressControl(KeyEvent.VK_Q);
        assertThat(closed.await(20, TimeUnit.SECONDS))
                .as("the program has ended")
                .isTrue();
        robot.cleanUp();
        faults.end();
        faults.requireNone();
    }

    /** Closes the window, waits for the end of the model, and fails if something went wrong that no test looked at. */
    void close() throws InterruptedException {
        try {
            if (closed.getCount() > 0) {
                GuiActionRunner.execute(() -> window.target().dispose());
            }
            assertThat(closed.await(20, TimeUnit.SECONDS))
                    .as("the model has ended")
                    .isTrue();
        } finally {
            robot.cleanUp();
            Locale.setDefault(before);
            faults.end();
        }
        faults.requireNone();
    }

    /** The window with all that is in it, as it shows for a moment only the image that was seen last. */
    private static final class FilledWindow extends GenericTypeMatcher<MainFrame> {
        FilledWindow() {
            super(MainFrame.class, true);
        }

        @Override
        protected boolean isMatching(MainFrame frame) {
            return frame.isFilled();
        }
    }
}
