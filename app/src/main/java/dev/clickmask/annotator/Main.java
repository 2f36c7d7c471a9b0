package dev.clickmask.annotator;

import dev.clickmask.annotator.cli.ClickmaskCommand;
import dev.clickmask.annotator.cli.Surroundings;
import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.annotator.ui.Window;
import dev.clickmask.sam.catalog.ModelCatalog;
import dev.clickmask.sam.catalog.ModelStore;
import dev.clickmask.sam.onnx.OnnxRuntimeNatives;
import dev.clickmask.sam.onnx.OnnxSam;
import java.nio.file.Path;

/** Starts the program: the window, or with arguments the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        boolean window = args.length == 0;
        if (!window) {
            // Pictures are made without a display; Java would look for one and fail where it is out of reach.
            System.setProperty("java.awt.headless", "true");
        }
        UserFolders folders = UserFolders.current();
        ModelOpener opener = model -> {
            new OnnxRuntimeNatives(folders.cache()).install();
            return OnnxSam.open(model.encoder(), model.decoder());
        };
        ModelCatalog catalog = ModelCatalog.bundled();
        Surroundings surroundings = new Surroundings(folders.models(), catalog, opener, isOnTerminal());
        Runnable openWindow = () -> new Window(
                        new ModelStore(folders.models(), catalog),
                        catalog.defaultEntry(),
                        opener,
                        samples(),
                        folders.preferences())
                .open(() -> System.exit(0));
        int status = ClickmaskCommand.commandLine(openWindow, surroundings).execute(args);
        if (!window || status != 0) {
            System.exit(status);
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
