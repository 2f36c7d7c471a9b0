package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.cutout.Background;
import dev.clickmask.annotator.dataset.FileStem;
import dev.clickmask.sam.catalog.ForegroundEntry;
import dev.clickmask.sam.catalog.NpmJoinedSource;
import dev.clickmask.sam.catalog.Source;
import dev.clickmask.sam.image.ImageFiles;
import java.awt.Color;
import java.awt.Frame;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.swing.JColorChooser;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.filechooser.FileNameExtensionFilter;

/** Asks whether a foreground model may be fetched, and where an image without its background is to be saved. */
final class CutoutDialogs {
    private static final String COLOUR = "cutout.colour";

    private final Messages messages;
    private final Workbench bench;
    private final Settings settings;
    private final Frame parent;

    CutoutDialogs(Messages messages, Workbench bench, Settings settings, Frame parent) {
        this.messages = messages;
        this.bench = bench;
        this.settings = settings;
        this.parent = parent;
    }

    /** Takes the background away, or puts it back; asks before a model is fetched. */
    void toggle() {
        CutoutDesk cutouts = bench.cutouts();
        if (cutouts.shown().isPresent()) {
            cutouts.hide();
        } else {
            cutouts.show(this::mayFetch);
        }
    }

    private boolean mayFetch(ForegroundEntry entry) {
        Object[] answers = {messages.text("foreground.fetch"), messages.text("foreground.cancel")};
        String size = messages.size(entry.bytes().orElse(0));
        String text = messages.text(
                "foreground.absent",
                entry.name(),
                size,
                source(entry.file().sources().get(0)),
                entry.licence(),
                entry.weightsLicence());
        return JOptionPane.showOptionDialog(
                        parent,
                        text,
                        messages.text("foreground.title"),
                        JOptionPane.DEFAULT_OPTION,
                        JOptionPane.QUESTION_MESSAGE,
                        null,
                        answers,
                        answers[0])
                == 0;
    }

    private String source(Source source) {
        if (source instanceof NpmJoinedSource npm) {
            return messages.text("model.source.npm", npm.name(), npm.version());
        }
        return source.toString();
    }

    /** Saves it with transparency. */
    void save() {
        target().ifPresent(target -> bench.cutouts().save(target, new Background.Transparent()));
    }

    /** Saves it over a colour. */
    void saveOnColour() {
        Color before = new Color(settings.text(COLOUR)
                .filter(text -> text.matches("[0-9]{1,8}"))
                .map(Integer::parseInt)
                .orElse(0xFFFFFF));
        Color chosen = JColorChooser.showDialog(parent, messages.text("cutout.colour.title"), before);
        if (chosen != null) {
            int rgb = chosen.getRGB() & 0xFFFFFF;
            settings.set(COLOUR, String.valueOf(rgb));
            target().ifPresent(target -> bench.cutouts().save(target, new Background.Plain(rgb)));
        }
    }

    /** Saves it over another image. */
    void saveOnImage() {
        JFileChooser chooser = chooser("cutout.image.title");
        chooser.setFileFilter(new FileNameExtensionFilter(
                messages.text("chooser.images"), ImageFiles.USUAL_ENDINGS.toArray(String[]::new)));
        if (chooser.showOpenDialog(parent) == JFileChooser.APPROVE_OPTION) {
            Path behind = chooser.getSelectedFile().toPath();
            target().ifPresent(target ->
                    bench.cutouts().save(target, () -> new Background.Picture(ImageFiles.read(behind))));
        }
    }

    /** Where to; never in the place of an image of the open folder. */
    private Optional<Path> target() {
        JFileChooser chooser = chooser("cutout.save.title");
        chooser.setFileFilter(new FileNameExtensionFilter(messages.text("cutout.png"), "png"));
        String name = String.valueOf(bench.desk().file().orElseThrow().getFileName());
        chooser.setSelectedFile(new File(settings.folder().toFile(), FileStem.of(name) + "-cutout.png"));
        if (chooser.showSaveDialog(parent) != JFileChooser.APPROVE_OPTION) {
            return Optional.empty();
        }
        settings.setFolder(chooser.getCurrentDirectory().toPath());
        Path chosen = chooser.getSelectedFile().toPath();
        String file = String.valueOf(chosen.getFileName());
        Path target = file.endsWith(".png") ? chosen : chosen.resolveSibling(file + ".png");
        if (bench.desk().folder().filter(open -> open.isPrecious(target)).isPresent()) {
            bench.problems().fail("problem.original", target.getFileName());
            return Optional.empty();
        }
        return Files.exists(target) && !mayOverwrite(target) ? Optional.empty() : Optional.of(target);
    }

    private boolean mayOverwrite(Path target) {
        return JOptionPane.showConfirmDialog(
                        parent,
                        messages.text("chooser.overwrite", target.getFileName()),
                        messages.text("cutout.save.title"),
                        JOptionPane.OK_CANCEL_OPTION)
                == JOptionPane.OK_OPTION;
    }

    private JFileChooser chooser(String title) {
        JFileChooser chooser = new JFileChooser(settings.folder().toFile());
        chooser.setDialogTitle(messages.text(title));
        return chooser;
    }
}
