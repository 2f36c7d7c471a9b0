package dev.clickmask.annotator;

import dev.clickmask.annotator.cli.ClickmaskCommand;
import dev.clickmask.annotator.cli.Surroundings;
import dev.clickmask.annotator.cutout.ForegroundOpener;
import dev.clickmask.annotator.cutout.Foregrounds;
import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.annotator.series.SliceModelOpener;
import dev.clickmask.annotator.ui.Window;
import dev.clickmask.annotator.ui.WindowStart;
import dev.clickmask.sam.Device;
import dev.clickmask.sam.EmbeddingFolder;
import dev.clickmask.sam.catalog.ModelCatalog;
import dev.clickmask.sam.catalog.ModelStore;
import dev.clickmask.sam.onnx.OnnxForeground;
import dev.clickmask.sam.onnx.OnnxRuntimeNatives;
import dev.clickmask.sam.onnx.OnnxSlices;
import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntSupplier;
import picocli.CommandLine;

/** Starts the program: the window, or with arguments the command line. */
public final class Main {
    private static final String NO_DISPLAY =
            "there is no display for a window; give a command instead, see clickmask --help";
    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final UserFolders folders = UserFolders.current();

    private Main() {}

    public static void main(String[] args) {
        Main program = new Main();
        // The window need not wait until all commands are known.
        if (args.length == 0 || (args.length == 1 && isPath(args[0]))) {
            exitUnlessDone(
                    run(() -> program.openWindow(args.length == 0 ? Optional.empty() : Optional.of(Path.of(args[0])))));
        } else {
            program.execute(args);
        }
    }

    /** Whether it is a file or folder for sure: no command is named so. */
    private static boolean isPath(String argument) {
        try {
            Path path = Path.of(argument);
            return (path.isAbsolute() || path.getNameCount() > 1) && Files.exists(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void execute(String... args) {
        CommandLine commandLine = ClickmaskCommand.commandLine(this::openWindow, surroundings());
        if (args[0].startsWith("-") || commandLine.getSubcommands().containsKey(args[0])) {
            // Pictures are made without a display; Java would look for one and fail where it is out of reach.
            System.setProperty("java.awt.headless", "true");
            System.exit(run(() -> commandLine.execute(args)));
        }
        exitUnlessDone(run(() -> commandLine.execute(args)));
    }

    /** The window goes on when this thread has done its part. */
    private static void exitUnlessDone(int status) {
        if (status != DONE) {
            System.exit(status);
        }
    }

    /** Exceptions are told by the command line itself; these are the errors that the world can be at fault for. */
    private static int run(IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (LinkageError e) {
            System.err.println("clickmask: a native library cannot be loaded on this computer: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            System.err.println("clickmask: not enough memory; give Java more with JAVA_TOOL_OPTIONS=-Xmx8g");
        } catch (AWTError e) {
            System.err.println("clickmask: " + NO_DISPLAY);
        }
        return FAILED;
    }

    /** Opens it with that folder or image, or with what was open last. */
    private int openWindow(Optional<Path> wanted) {
        if (GraphicsEnvironment.isHeadless()) {
            throw new AWTError(NO_DISPLAY);
        }
        WindowStart start = WindowStart.begin(folders.preferences(), wanted);
        ModelCatalog catalog = ModelCatalog.bundled();
        ModelStore store = new ModelStore(folders.models(), catalog);
        Window window = new Window(
                store,
                catalog.defaultEntry(),
                opener(),
                new Foregrounds(store, catalog.foreground(), foregroundOpener()),
                sliceOpener(),
                samples(),
                folders.preferences(),
                embeddings());
        window.open(start, wanted, () -> System.exit(DONE));
        return DONE;
    }

    private Surroundings surroundings() {
        return new Surroundings(
                folders.models(),
                ModelCatalog.bundled(),
                opener(),
                foregroundOpener(),
                sliceOpener(),
                embeddings(),
                isOnTerminal());
    }

    private ModelOpener opener() {
        return new ModelsOnDevices(folders.cache(), wantedDevice());
    }

    private SliceModelOpener sliceOpener() {
        return model -> {
            installNatives();
            return OnnxSlices.open(model.file(), model.spec());
        };
    }

    private ForegroundOpener foregroundOpener() {
        return model -> {
            installNatives();
            return OnnxForeground.open(model.file(), model.spec());
        };
    }

    private void installNatives() throws IOException {
        new OnnxRuntimeNatives(folders.cache()).install();
    }

    private EmbeddingFolder embeddings() {
        return new EmbeddingFolder(folders.embeddings(), cacheSize());
    }

    /** What the environment says, or else the quickest; an option of a command says it for that command. */
    private static Device wantedDevice() {
        String named = System.getenv().getOrDefault("CLICKMASK_DEVICE", "auto");
        try {
            return Device.parse(named);
        } catch (IllegalArgumentException e) {
            System.err.println("clickmask: CLICKMASK_DEVICE: " + e.getMessage() + "; going on with auto");
            return Device.AUTO;
        }
    }

    /** What the environment says in gigabytes, or else the usual size. */
    private static long cacheSize() {
        try {
            double size = Double.parseDouble(System.getenv().getOrDefault(Surroundings.CACHE_SIZE, ""));
            return size >= 0 ? (long) (size * 1e9) : EmbeddingFolder.USUAL_CAPACITY;
        } catch (NumberFormatException e) {
            return EmbeddingFolder.USUAL_CAPACITY;
        }
    }

    /** Where the start script says that the sample photographs are. */
    private static Path samples() {
        return Path.of(System.getProperty("clickmask.samples", "samples"));
    }

    /** Since Java 22 there is a console without a terminal too, unless the old one is asked for. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isOnTerminal() {
        System.setProperty("jdk.console", "java.base");
        return System.console() != null && System.getenv("CI") == null;
    }
}
