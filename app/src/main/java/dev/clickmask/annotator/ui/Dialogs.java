package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.ui.keys.KeyMap;
import java.awt.Frame;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.filechooser.FileNameExtensionFilter;
import org.jspecify.annotations.Nullable;

/** The few questions that the window asks. */
final class Dialogs {
    private static final String[] IMAGE_SUFFIXES = {
        "jpg", "jpeg", "png", "tif", "tiff", "bmp", "gif", "webp",
    };

    private final Messages messages;
    private final Workbench bench;
    private final Settings settings;
    private final Frame parent;
    private @Nullable KeySheet keySheet;

    Dialogs(Messages messages, Workbench bench, Settings settings, Frame parent) {
        this.messages = messages;
        this.bench = bench;
        this.settings = settings;
        this.parent = parent;
    }

    /** Asks for an image file and goes on to it. */
    void openImage() {
        JFileChooser chooser = new JFileChooser(settings.folder().toFile());
        chooser.setDialogTitle(messages.text("chooser.open"));
        chooser.setFileFilter(new FileNameExtensionFilter(messages.text("chooser.images"), IMAGE_SUFFIXES));
        if (chooser.showOpenDialog(parent) == JFileChooser.APPROVE_OPTION) {
            settings.setFolder(chooser.getCurrentDirectory().toPath());
            open(chooser.getSelectedFile().toPath());
        }
    }

    /** Goes on to an image, unless there is something to export first and the person decides to stay. */
    void open(Path image) {
        leave(() -> bench.open(image));
    }

    /** Does what loses the instances, after asking if there are some that were never exported. */
    void leave(Runnable then) {
        if (!bench.document().hasUnexportedWork()) {
            then.run();
            return;
        }
        Object[] answers = {
            messages.text("leave.export"), messages.text("leave.discard"), messages.text("leave.cancel"),
        };
        String file = bench.file().map(Path::getFileName).map(Path::toString).orElse("");
        int answer = JOptionPane.showOptionDialog(
                parent,
                messages.text("leave.text", file),
                messages.text("leave.title"),
                JOptionPane.DEFAULT_OPTION,
                JOptionPane.QUESTION_MESSAGE,
                null,
                answers,
                answers[0]);
        if (answer == 0) {
            export(then);
        } else if (answer == 1) {
            then.run();
        }
    }

    /** Asks where to export to and does it; then, if that went well, goes on. */
    void export(Runnable then) {
        JFileChooser chooser = new JFileChooser(settings.folder().toFile());
        chooser.setDialogTitle(messages.text("chooser.export"));
        chooser.setFileFilter(new FileNameExtensionFilter(messages.text("chooser.json"), "json"));
        chooser.setSelectedFile(new File(settings.folder().toFile(), suggestedName()));
        if (chooser.showSaveDialog(parent) == JFileChooser.APPROVE_OPTION) {
            Path target = withSuffix(chooser.getSelectedFile().toPath());
            if (!Files.exists(target) || mayOverwrite(target)) {
                settings.setFolder(chooser.getCurrentDirectory().toPath());
                bench.export(target, then);
            }
        }
    }

    private String suggestedName() {
        String name = bench.file().map(Path::getFileName).map(Path::toString).orElse("");
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + ".json";
    }

    private static Path withSuffix(Path chosen) {
        String name = String.valueOf(chosen.getFileName());
        return name.contains(".") ? chosen : chosen.resolveSibling(name + ".json");
    }

    private boolean mayOverwrite(Path target) {
        return JOptionPane.showConfirmDialog(
                        parent,
                        messages.text("chooser.overwrite", target.getFileName()),
                        messages.text("chooser.export"),
                        JOptionPane.OK_CANCEL_OPTION)
                == JOptionPane.OK_OPTION;
    }

    /** Shows the sheet of commands and keys, or hides it if it is there. */
    void showKeys(Commands commands, KeyMap keys) {
        if (keySheet == null) {
            keySheet = new KeySheet(parent, messages, commands, keys);
        }
        keySheet.toggle();
    }

    void showAbout() {
        String version = Dialogs.class.getPackage().getImplementationVersion();
        show("app.name", messages.text("about.text", version != null ? version : messages.text("about.development")));
    }

    private void show(String title, String text) {
        JOptionPane.showMessageDialog(parent, text, messages.text(title), JOptionPane.PLAIN_MESSAGE);
    }
}
