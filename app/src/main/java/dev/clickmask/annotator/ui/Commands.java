package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.ImageCanvas;
import java.util.List;
import java.util.function.BooleanSupplier;

/** All commands with their keys, in one place, and enabled as the state of the program allows. */
final class Commands {
    final Command open;
    final Command export;
    final Command quit;
    final Command undo;
    final Command redo;
    final Command accept;
    final Command nextCandidate;
    final Command previousCandidate;
    final Command cancel;
    final Command delete;
    final Command fit;
    final Command actualSize;
    final Command zoomIn;
    final Command zoomOut;
    final Command shortcuts;
    final Command about;

    /** Makes the commands. */
    Commands(Messages messages, Workbench bench, ImageCanvas canvas, Dialogs dialogs, Runnable closing) {
        BooleanSupplier image = () -> bench.picture().isPresent();
        BooleanSupplier prompts = () -> !bench.session().isEmpty();
        open = new Command(messages, "open", "ctrl O", Commands::always, dialogs::openImage);
        export = new Command(
                messages,
                "export",
                "ctrl E",
                () -> !bench.document().instances().isEmpty(),
                () -> dialogs.export(() -> {}));
        quit = new Command(messages, "quit", "ctrl Q", Commands::always, closing);
        undo = new Command(messages, "undo", "ctrl Z", bench::canUndo, bench::undo);
        redo = new Command(messages, "redo", "ctrl Y", bench::canRedo, bench::redo);
        accept = new Command(messages, "accept", "ENTER", prompts, bench::accept);
        BooleanSupplier candidates = () -> bench.session()
                .answer()
                .filter(answer -> answer.candidates().size() > 1)
                .isPresent();
        nextCandidate = new Command(
                messages,
                "nextCandidate",
                "TAB",
                candidates,
                () -> bench.session().cycleCandidates(1));
        previousCandidate = new Command(
                messages,
                "previousCandidate",
                "shift TAB",
                candidates,
                () -> bench.session().cycleCandidates(-1));
        cancel = new Command(
                messages, "cancel", "ESCAPE", prompts, () -> bench.session().clear());
        delete = new Command(
                messages, "delete", "DELETE", () -> bench.document().selection().isPresent(), bench::deleteSelected);
        fit = new Command(messages, "fit", "ctrl 0", image, canvas::zoomToFit);
        actualSize = new Command(messages, "actual", "ctrl 1", image, canvas::zoomToActualSize);
        zoomIn = new Command(messages, "zoomIn", "ctrl EQUALS", image, canvas::zoomIn);
        zoomOut = new Command(messages, "zoomOut", "ctrl MINUS", image, canvas::zoomOut);
        shortcuts = new Command(messages, "shortcuts", "F1", Commands::always, dialogs::showShortcuts);
        about = new Command(messages, "about", null, Commands::always, dialogs::showAbout);
        bench.addListener(this::refresh);
    }

    private void refresh() {
        List.of(
                        export,
                        undo,
                        redo,
                        accept,
                        nextCandidate,
                        previousCandidate,
                        cancel,
                        delete,
                        fit,
                        actualSize,
                        zoomIn,
                        zoomOut)
                .forEach(Command::refresh);
    }

    private static boolean always() {
        return true;
    }
}
