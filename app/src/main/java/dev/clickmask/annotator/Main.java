package dev.clickmask.annotator;

import dev.clickmask.annotator.cli.ClickmaskCommand;
import dev.clickmask.annotator.cli.Surroundings;
import dev.clickmask.annotator.cutout.ForegroundOpener;
import dev.clickmask.annotator.cutout.Foregrounds;
import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.annotator.series.SliceModelOpener;
import dev.clickmask.annotator.ui.Window;
import dev.clickmask.sam.Device;
import dev.clickmask.sam.EmbeddingFolder;
import dev.clickmask.sam.catalog.ModelCatalog;
import dev.clickmask.sam.catalog.ModelStore;
import dev.clickmask.sam.onnx.OnnxForeground;
import dev.clickmask.sam.onnx.OnnxRuntimeNatives;
import dev.clickmask.sam.onnx.OnnxSlices;
import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine;

/** Starts the program: the window, or with arguments the command line. */
public final class Main {
    private static final String NO_DISPLAY =
            "there is no display for a window; give a command instead, see clickmask --help";

    private Main() {}

    public static void main(String[] args) {
        UserFolders folders = UserFolders.current();
        ModelOpener opener = new ModelsOnDevices(folders.cache(), wantedDevice());
        ForegroundOpener foregroundOpener = model -> {
            new OnnxRuntimeNatives(folders.cache()).install();
            return OnnxForeground.open(model.file(), model.spec());
        };
        SliceModelOpener sliceOpener = model -> {
            new OnnxRuntimeNatives(folders.cache()).install();
            return OnnxSlices.open(model.file(), model.spec());
        };
        ModelCatalog catalog = ModelCatalog.bundled();
        EmbeddingFolder embeddings = new EmbeddingFolder(folders.embeddings(), cacheSize());
        Surroundings surroundings = new Surroundings(
                folders.models(), catalog, opener, foregroundOpener, sliceOpener, embeddings, isOnTerminal());
        ModelStore store = new ModelStore(folders.models(), catalog);
        Consumer<Optional<Path>> openWindow = wanted -> new Window(
                        store,
                        catalog.defaultEntry(),
                        opener,
                        new Foregrounds(store, catalog.foreground(), foregroundOpener),
                        samples(),
                        folders.preferences(),
                        embeddings)
                .open(wanted, () -> System.exit(0));
        CommandLine commandLine = args.length == 0
                ? ClickmaskCommand.windowOnly(onDisplay(openWindow))
                : ClickmaskCommand.commandLine(onDisplay(openWindow), surroundings);
        boolean window = opensWindow(commandLine, args);
        if (!window) {
            // Pictures are made without a display; Java would look for one and fail where it is out of reach.
            System.setProperty("java.awt.headless", "true");
        }
        int status = run(commandLine, args);
        if (!window || status != 0) {
            System.exit(status);
        }
    }

    /** Whether no command is given, but at most what to open. */
    private static boolean opensWindow(CommandLine commandLine, String[] args) {
        return args.length == 0
                || !(args[0].startsWith("-") || commandLine.getSubcommands().containsKey(args[0]));
    }

    /** Exceptions are told by the command line itself; these are the errors that the world can be at fault for. */
    private static int run(CommandLine commandLine, String[] args) {
        try {
            return commandLine.execute(args);
        } catch (LinkageError e) {
            System.err.println("clickmask: a native library cannot be loaded on this computer: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            System.err.println("clickmask: not enough memory; give Java more with JAVA_TOOL_OPTIONS=-Xmx8g");
        } catch (AWTError e) {
            System.err.println("clickmask: " + NO_DISPLAY);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static Consumer<Optional<Path>> onDisplay(Consumer<Optional<Path>> openWindow) {
        return wanted -> {
            if (GraphicsEnvironment.isHeadless()) {
                throw new AWTError(NO_DISPLAY);
            }
            // Fails at once where the display cannot be reached, rather than on the event dispatch thread.
            GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices();
            openWindow.accept(wanted);
        };
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
