package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.exchange.DatasetFormat;
import dev.clickmask.annotator.exchange.ExportOptions;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.series.FolderImages;
import dev.clickmask.annotator.ui.keys.KeyMap;
import java.awt.Component;
import java.awt.Frame;
import java.awt.datatransfer.StringSelection;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.swing.JDialog;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.filechooser.FileNameExtensionFilter;
import org.jspecify.annotations.Nullable;

/** The few questions that the window asks. */
final class Dialogs {
    /** What an export has if nothing else is said: all that a person wants to keep. */
    static final Set<ImageStatus> EXPORTED = EnumSet.complementOf(EnumSet.of(ImageStatus.SKIPPED));

    private final Messages messages;
    private final Workbench bench;
    private final Settings settings;
    private final Frame parent;
    private @Nullable KeySheet keySheet;
    private @Nullable ModelsDialog models;

    Dialogs(Messages messages, Workbench bench, Settings settings, Frame parent) {
        this.messages = messages;
        this.bench = bench;
        this.settings = settings;
        this.parent = parent;
    }

    /** Those about images without their background. */
    CutoutDialogs cutouts() {
        return new CutoutDialogs(messages, bench, settings, parent);
    }

    /** Asks for an image file and goes on to it and its folder. */
    void openImage() {
        JFileChooser chooser = chooser("chooser.open");
        chooser.setFileFilter(new FileNameExtensionFilter(
                messages.text("chooser.images"), FolderImages.USUAL_ENDINGS.toArray(String[]::new)));
        if (chooser.showOpenDialog(parent) == JFileChooser.APPROVE_OPTION) {
            settings.setFolder(chooser.getCurrentDirectory().toPath());
            bench.desk().open(chooser.getSelectedFile().toPath());
        }
    }

    /** Asks for a folder of images and opens it. */
    void openFolder() {
        JFileChooser chooser = chooser("chooser.folder");
        chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
        if (chooser.showOpenDialog(parent) == JFileChooser.APPROVE_OPTION) {
            Path chosen = chooser.getSelectedFile().toPath();
            settings.setFolder(chosen);
            bench.desk().open(chosen);
        }
    }

    /** Asks for the file to keep the annotations in, and does it. */
    void keepIn() {
        Path folder = bench.kept().folder().orElseThrow();
        JFileChooser chooser = chooser("chooser.keep");
        chooser.setFileFilter(new FileNameExtensionFilter(messages.text("chooser.projects"), "clickmask"));
        chooser.setSelectedFile(new File(settings.folder().toFile(), folder.getFileName() + ".clickmask"));
        if (chooser.showDialog(parent, messages.text("chooser.keep.ok")) == JFileChooser.APPROVE_OPTION) {
            Path file = withSuffix(chooser.getSelectedFile().toPath(), ".clickmask");
            if (!bench.kept().replaces(file) || mayReplace(file)) {
                bench.kept().choose(file.toAbsolutePath().normalize());
            }
        }
    }

    private boolean mayReplace(Path file) {
        Path now = bench.desk().folder().orElseThrow().keeper().file();
        return JOptionPane.showConfirmDialog(
                        parent,
                        messages.text("chooser.keep.exists", file.getFileName(), now),
                        messages.text("chooser.keep"),
                        JOptionPane.OK_CANCEL_OPTION)
                == JOptionPane.OK_OPTION;
    }

    /** Asks where to write the annotations as COCO, and does it. */
    void exportCoco() {
        JFileChooser chooser = chooser("chooser.export");
        chooser.setFileFilter(new FileNameExtensionFilter(messages.text("chooser.json"), "json"));
        chooser.setSelectedFile(new File(settings.folder().toFile(), "annotations.json"));
        if (chooser.showSaveDialog(parent) == JFileChooser.APPROVE_OPTION) {
            Path target = withSuffix(chooser.getSelectedFile().toPath(), ".json");
            if (bench.desk().folder().orElseThrow().isPrecious(target)) {
                bench.problems().fail("problem.precious", target.getFileName());
            } else if (!Files.exists(target) || mayOverwrite(messages, parent, target)) {
                settings.setFolder(chooser.getCurrentDirectory().toPath());
                bench.exchange()
                        .export(new Exporter.Order(DatasetFormat.COCO, target, EXPORTED, false, ExportOptions.USUAL));
            }
        }
    }

    /** Puts the sector of the series into the clipboard, as JSON. */
    void copySector() {
        parent.getToolkit()
                .getSystemClipboard()
                .setContents(new StringSelection(bench.sector().json()), null);
        bench.problems().inform("sector.copied");
    }

    /** Asks where to write the sector of the series, and does it. */
    void saveSector() {
        JFileChooser chooser = chooser("saveSector");
        chooser.setFileFilter(new FileNameExtensionFilter(messages.text("chooser.json"), "json"));
        chooser.setSelectedFile(new File(settings.folder().toFile(), "sector.json"));
        if (chooser.showSaveDialog(parent) == JFileChooser.APPROVE_OPTION) {
            Path target = withSuffix(chooser.getSelectedFile().toPath(), ".json");
            if (!Files.exists(target) || mayOverwrite(messages, parent, target)) {
                settings.setFolder(chooser.getCurrentDirectory().toPath());
                bench.sector().save(target);
            }
        }
    }

    /** Asks in which format and where to write the annotations, and does it. */
    void exportAs() {
        OpenFolder folder = bench.desk().folder().orElseThrow();
        Map<ImageStatus, Integer> counts = new EnumMap<>(ImageStatus.class);
        folder.states().values().forEach(state -> counts.merge(state.status(), 1, Integer::sum));
        int untouched = bench.desk().list().untouched(folder.states().keySet());
        if (untouched > 0) {
            counts.merge(ImageStatus.NEW, untouched, Integer::sum);
        }
        ExportDialog dialog = new ExportDialog(parent, messages, settings, folder, counts, bench.exchange()::export);
        // Images that nobody has looked at would teach a model that there is nothing on them.
        dialog.setChosen(ImageStatus.NEW, untouched == 0);
        show(dialog);
    }

    /** Asks for a data set, says what it would add to the folder, and adds it. */
    void importData() {
        JFileChooser chooser = chooser("import.title");
        chooser.setFileSelectionMode(JFileChooser.FILES_AND_DIRECTORIES);
        // Photographs are no data sets, and neither is what the annotations of the folder are kept in.
        chooser.setFileFilter(new FileNameExtensionFilter(messages.text("chooser.datasets"), "json"));
        chooser.setAcceptAllFileFilterUsed(false);
        if (chooser.showOpenDialog(parent) == JFileChooser.APPROVE_OPTION) {
            settings.setFolder(chooser.getCurrentDirectory().toPath());
            show(new ImportDialog(
                    parent, messages, bench, chooser.getSelectedFile().toPath()));
        }
    }

    private void show(JDialog dialog) {
        dialog.setLocationRelativeTo(parent);
        dialog.setVisible(true);
    }

    private JFileChooser chooser(String title) {
        JFileChooser chooser = new JFileChooser(settings.folder().toFile());
        chooser.setDialogTitle(messages.text(title));
        return chooser;
    }

    private static Path withSuffix(Path chosen, String suffix) {
        String name = String.valueOf(chosen.getFileName());
        return name.contains(".") ? chosen : chosen.resolveSibling(name + suffix);
    }

    /** Whether a file may be replaced, which the person is asked. */
    static boolean mayOverwrite(Messages messages, Component parent, Path target) {
        return JOptionPane.showConfirmDialog(
                        parent,
                        messages.text("chooser.overwrite", target.getFileName()),
                        messages.text("chooser.export"),
                        JOptionPane.OK_CANCEL_OPTION)
                == JOptionPane.OK_OPTION;
    }

    /** Does what ends the program, after asking if there is work that could not be written, or an export under way. */
    void leave(Runnable then) {
        if (bench.problems().hasUnkept() && !mayLose("leave")) {
            return;
        }
        if (bench.exchange().isExporting()) {
            if (!mayLose("leave.export")) {
                return;
            }
            bench.exchange().cancel();
        }
        then.run();
    }

    private boolean mayLose(String question) {
        Object[] answers = {messages.text("leave.cancel"), messages.text(question + ".discard")};
        return JOptionPane.showOptionDialog(
                        parent,
                        messages.text(question + ".text"),
                        messages.text(question + ".title"),
                        JOptionPane.DEFAULT_OPTION,
                        JOptionPane.WARNING_MESSAGE,
                        null,
                        answers,
                        answers[0])
                == 1;
    }

    /** Shows the sheet of commands and keys, or hides it if it is there. */
    void showKeys(Commands commands, KeyMap keys) {
        if (keySheet == null) {
            keySheet = new KeySheet(parent, messages, commands, keys);
        }
        keySheet.toggle();
    }

    /** Shows the models that can be had. */
    void showModels() {
        models().open();
    }

    /** Adds a model of the person's own, which was dropped. */
    void addModel(Path file) {
        models().open();
        models().addFiles(List.of(file));
    }

    private ModelsDialog models() {
        if (models == null) {
            models = new ModelsDialog(parent, messages, bench);
        }
        return models;
    }

    void showAbout() {
        String version = Dialogs.class.getPackage().getImplementationVersion();
        show("app.name", messages.text("about.text", version != null ? version : messages.text("about.development")));
    }

    private void show(String title, String text) {
        JOptionPane.showMessageDialog(parent, text, messages.text(title), JOptionPane.PLAIN_MESSAGE);
    }
}
