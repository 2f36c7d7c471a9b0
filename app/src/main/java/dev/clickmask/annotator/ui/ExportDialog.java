package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.util.UIScale;
import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.dataset.cutout.CutoutWriter;
import dev.clickmask.annotator.exchange.DatasetFormat;
import dev.clickmask.annotator.exchange.ExportOptions;
import dev.clickmask.annotator.exchange.Holes;
import dev.clickmask.annotator.project.ImageStatus;
import java.awt.Component;
import java.awt.Frame;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.SpinnerNumberModel;
import net.miginfocom.swing.MigLayout;

/** Asks in which format, of which images, how and where to write a data set. */
final class ExportDialog extends JDialog {
    private static final long serialVersionUID = 1L;
    /** Under which names the last choices are remembered. */
    private static final String FORMAT = "export.format";

    private static final int MAX_BORDER = 1000;

    private final transient Messages messages;
    private final transient Settings settings;
    private final transient OpenFolder folder;
    private final transient Path images;
    private final transient Consumer<Exporter.Order> export;
    private final JComboBox<DatasetFormat> format = new JComboBox<>(DatasetFormat.values());
    private final JTextArea about = new JTextArea();
    private final transient Map<ImageStatus, JCheckBox> statuses = new EnumMap<>(ImageStatus.class);
    private final JComboBox<Holes> holes = new JComboBox<>(Holes.values());
    private final JComboBox<Space> space = new JComboBox<>(Space.values());
    private final JSpinner margin = new JSpinner(new SpinnerNumberModel(0, 0, MAX_BORDER, 1));
    private final JSpinner feather = new JSpinner(new SpinnerNumberModel(0, 0, MAX_BORDER, 1));
    private final JLabel holesLabel = new JLabel();
    private final JLabel spaceLabel = new JLabel();
    private final JLabel marginLabel = new JLabel();
    private final JLabel featherLabel = new JLabel();
    private final JTextField target = new JTextField();
    private final JLabel problem = new JLabel(" ");
    private final JButton ok;
    /** What was proposed last; a person's own target is not replaced when the format changes. */
    private String proposed = "";

    /**
     * Makes the dialog, not yet visible.
     *
     * @param counts images of each status
     * @param export does it
     */
    ExportDialog(
            Frame parent,
            Messages messages,
            Settings settings,
            OpenFolder folder,
            Map<ImageStatus, Integer> counts,
            Consumer<Exporter.Order> export) {
        super(parent, messages.text("export.title"), true);
        this.messages = messages;
        this.settings = settings;
        this.folder = folder;
        images = folder.path();
        this.export = export;
        setName("exportDialog");
        ok = Controls.button(messages, "export.ok", this::accept);
        JPanel content = new JPanel(
                new MigLayout("insets 16, hidemode 3, wrap 2, gapy 8", "[trailing, pref!]16[grow, fill, 360::]", ""));
        addFormat(content);
        row(content, named(new JLabel(), "export.images"), statuses(counts));
        addOptions(content);
        addTarget(content);
        content.add(buttons(), "span, growx, gaptop 8");
        setContentPane(content);
        getRootPane().setDefaultButton(ok);
        EnterPicks.in(format, getRootPane(), ok, this::refresh);
        List.of(holes, space).forEach(list -> EnterPicks.in(list, getRootPane(), ok, () -> {}));
        getRootPane()
                .registerKeyboardAction(
                        e -> dispose(), KeyStroke.getKeyStroke("ESCAPE"), JComponent.WHEN_IN_FOCUSED_WINDOW);
        format.setSelectedItem(lastFormat());
        refresh();
        format.addActionListener(e -> {
            // A dialog of another size closes the list, and the next key would press the button.
            if (!format.isPopupVisible()) {
                refresh();
            }
        });
    }

    private DatasetFormat lastFormat() {
        String last = settings.text(FORMAT).orElse("");
        return List.of(DatasetFormat.values()).stream()
                .filter(one -> one.toString().equals(last))
                .findFirst()
                .orElse(DatasetFormat.COCO);
    }

    private void addFormat(JPanel content) {
        format.setRenderer(new TextRenderer(messages, "format."));
        format.setMaximumRowCount(DatasetFormat.values().length);
        row(content, named(new JLabel(), "export.format"), Controls.describe(messages, "export.format", format));
        about.setName("export.about");
        about.getAccessibleContext().setAccessibleName(messages.text("export.about"));
        about.setEditable(false);
        about.setFocusable(false);
        about.setLineWrap(true);
        about.setWrapStyleWord(true);
        about.setOpaque(false);
        about.putClientProperty(
                "FlatLaf.style", "foreground: $Clickmask.quiet.foreground; border: 0,0,0,0; background: null");
        content.add(
                about,
                "skip, w 360::480, hmin "
                        + 2 * about.getFontMetrics(about.getFont()).getHeight());
    }

    private JPanel statuses(Map<ImageStatus, Integer> counts) {
        JPanel boxes = new JPanel(new MigLayout("insets 0, gapx 16", "", ""));
        for (ImageStatus status : ImageStatus.values()) {
            String name = messages.text("status.of." + status);
            JCheckBox box = new JCheckBox(
                    messages.text("export.status", name, counts.getOrDefault(status, 0)),
                    Dialogs.EXPORTED.contains(status));
            box.setName("export.status." + status);
            box.setEnabled(counts.containsKey(status));
            box.setToolTipText(messages.text("export.images.tip"));
            box.getAccessibleContext().setAccessibleName(messages.text("export.images") + ": " + box.getText());
            box.addActionListener(e -> checkChoices());
            statuses.put(status, box);
            boxes.add(box);
        }
        return boxes;
    }

    private void addOptions(JPanel content) {
        holes.setRenderer(new TextRenderer(messages, "holes."));
        space.setRenderer(new TextRenderer(messages, "space."));
        row(content, named(holesLabel, "export.holes"), Controls.describe(messages, "export.holes", holes));
        row(content, named(spaceLabel, "export.space"), Controls.describe(messages, "export.space", space));
        row(content, named(marginLabel, "export.margin"), Controls.describe(messages, "export.margin", margin));
        row(content, named(featherLabel, "export.feather"), Controls.describe(messages, "export.feather", feather));
    }

    private void addTarget(JPanel content) {
        JPanel place = new JPanel(new MigLayout("insets 0", "[grow, fill]8[]", ""));
        place.add(Controls.describe(messages, "export.target", target));
        place.add(Controls.button(messages, "export.browse", this::browse));
        row(content, named(new JLabel(), "export.target"), place);
        problem.setName("export.problem");
        problem.putClientProperty("FlatLaf.style", "foreground: $Clickmask.banner.foreground");
        content.add(problem, "skip, wmin 0");
    }

    private JPanel buttons() {
        JPanel buttons = new JPanel(new MigLayout("insets 0", "push[]8[]", ""));
        buttons.add(ok);
        buttons.add(Controls.button(messages, "export.cancel", this::dispose));
        return buttons;
    }

    private JLabel named(JLabel label, String key) {
        label.setText(messages.text(key));
        return label;
    }

    private static void row(JPanel content, JLabel label, Component component) {
        label.setLabelFor(component);
        content.add(label);
        content.add(component, component instanceof JSpinner ? "growx 0, w 80!" : "");
    }

    private DatasetFormat format() {
        return format.getItemAt(format.getSelectedIndex());
    }

    /** Shows what belongs to the format. */
    private void refresh() {
        DatasetFormat chosen = format();
        about.setText(messages.text("format." + chosen + ".about"));
        show(chosen.hasHoles(), holesLabel, holes);
        show(chosen.hasSpace(), spaceLabel, space);
        show(chosen.hasBorder(), marginLabel, margin, featherLabel, feather);
        if (target.getText().equals(proposed)) {
            proposed = proposal(chosen).toString();
            target.setText(proposed);
        }
        checkChoices();
        // After a change the rows that are shown may need more room than before.
        int width = Math.max(getWidth(), UIScale.scale(560));
        pack();
        setSize(Math.max(width, getWidth()), getHeight());
    }

    private static void show(boolean shown, JComponent... components) {
        for (JComponent component : components) {
            component.setVisible(shown);
        }
    }

    private void checkChoices() {
        ok.setEnabled(!chosenStatuses().isEmpty());
        problem.setText(" ");
    }

    /** Chooses images of a status, or not. */
    void setChosen(ImageStatus status, boolean chosen) {
        Objects.requireNonNull(statuses.get(status)).setSelected(chosen);
    }

    private Set<ImageStatus> chosenStatuses() {
        Set<ImageStatus> chosen = EnumSet.noneOf(ImageStatus.class);
        statuses.forEach((status, box) -> {
            if (box.isSelected()) {
                chosen.add(status);
            }
        });
        return chosen;
    }

    private Path proposal(DatasetFormat chosen) {
        String name = images.getFileName() == null ? "images" : images.getFileName() + "";
        // Not among the images, where copies of them would be images of the folder as well.
        return images.resolveSibling(name + (chosen.isOneFile() ? "-" + chosen + ".json" : "-" + chosen));
    }

    private void browse() {
        JFileChooser chooser = new JFileChooser(settings.folder().toFile());
        chooser.setDialogTitle(messages.text("export.title"));
        chooser.setSelectedFile(new File(target.getText()));
        if (chooser.showSaveDialog(this) == JFileChooser.APPROVE_OPTION) {
            target.setText(chooser.getSelectedFile().toString());
            settings.setFolder(chooser.getCurrentDirectory().toPath());
        }
    }

    private void accept() {
        Optional<Path> place = place();
        if (place.isEmpty()) {
            return;
        }
        settings.set(FORMAT, format().toString());
        dispose();
        export.accept(new Exporter.Order(format(), place.get(), chosenStatuses(), true, options()));
    }

    private ExportOptions options() {
        return new ExportOptions(
                holes.getItemAt(holes.getSelectedIndex()),
                format().hasSpace() ? space.getItemAt(space.getSelectedIndex()) : Space.UPRIGHT,
                new CutoutWriter.Border((Integer) feather.getValue(), (Integer) margin.getValue()));
    }

    /** Where to write, if that can be said; what is wrong with it is told. */
    private Optional<Path> place() {
        try {
            Path place = Path.of(target.getText().strip()).toAbsolutePath();
            if (target.getText().isBlank()) {
                problem.setText(messages.text("export.nowhere"));
            } else if (folder.isPrecious(place)) {
                problem.setText(messages.text("problem.precious", place.getFileName()));
            } else if (format().isOneFile()) {
                return Files.exists(place) && !mayReplace(place) ? Optional.empty() : Optional.of(place);
            } else if (place.normalize().startsWith(images)) {
                problem.setText(messages.text("export.inside", images.getFileName()));
            } else if (isTaken(place)) {
                problem.setText(messages.text("export.taken", place.getFileName()));
            } else {
                return Optional.of(place);
            }
        } catch (InvalidPathException e) {
            problem.setText(messages.text("export.noPath"));
        }
        return Optional.empty();
    }

    private static boolean isTaken(Path place) {
        String[] entries = place.toFile().list();
        return Files.exists(place) && (entries == null || entries.length > 0);
    }

    private boolean mayReplace(Path place) {
        return Dialogs.mayOverwrite(messages, this, place);
    }
}
