package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.exchange.ImportOptions;
import dev.clickmask.annotator.exchange.ImportPlan;
import java.awt.Frame;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** Says what a data set would add to the folder, and adds it. */
final class ImportDialog extends JDialog {
    private static final long serialVersionUID = 1L;
    private static final int NAMED = 100;

    private final transient Messages messages;
    private final transient Workbench bench;
    private final transient Path place;
    private final JTextArea text = new JTextArea(10, 48);
    private final JComboBox<Space> space = new JComboBox<>(Space.values());
    private final JComboBox<Integer> origin = new JComboBox<>(new Integer[] {0, 1});
    private final JButton ok;
    private transient ImportOptions told = ImportOptions.USUAL;
    private transient @Nullable LongWork surveying;
    private transient Importer.@Nullable Survey found;
    private int asked;

    /** Makes the dialog, not yet visible, and begins to look through the data set. */
    ImportDialog(Frame parent, Messages messages, Workbench bench, Path place) {
        super(parent, messages.text("import.title"), true);
        this.messages = messages;
        this.bench = bench;
        this.place = place;
        setName("importDialog");
        ok = Controls.button(messages, "import.ok", this::accept);
        text.setName("import.text");
        text.getAccessibleContext().setAccessibleName(messages.text("import.title"));
        text.setEditable(false);
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        Controls.describe(messages, "import.space", space);
        Controls.describe(messages, "import.origin", origin);
        space.setRenderer(new TextRenderer(messages, "space."));
        space.addActionListener(
                e -> survey(new ImportOptions(space.getItemAt(space.getSelectedIndex()), told.polygonOrigin())));
        origin.setEnabled(false);
        origin.addActionListener(e -> survey(new ImportOptions(told.space(), origin.getSelectedIndex())));
        setContentPane(content());
        getRootPane().setDefaultButton(ok);
        EnterPicks.in(space, getRootPane(), ok, () -> {});
        getRootPane()
                .registerKeyboardAction(
                        e -> dispose(), KeyStroke.getKeyStroke("ESCAPE"), JComponent.WHEN_IN_FOCUSED_WINDOW);
        setDefaultCloseOperation(DISPOSE_ON_CLOSE);
        survey(told);
        pack();
    }

    private JPanel content() {
        JPanel content =
                new JPanel(new MigLayout("insets 16, wrap 2, gapy 8", "[pref!]16[grow, fill]", "[grow][][][]"));
        JScrollPane scroll = new JScrollPane(text);
        scroll.setBorder(null);
        content.add(scroll, "span, grow");
        choice(content, space);
        choice(content, origin);
        JPanel buttons = new JPanel(new MigLayout("insets 0", "push[]8[]", ""));
        buttons.add(ok);
        buttons.add(Controls.button(messages, "import.cancel", this::dispose));
        content.add(buttons, "span, growx, gaptop 8");
        return content;
    }

    private void choice(JPanel content, JComboBox<?> choice) {
        JLabel label = new JLabel(messages.text(choice.getName()));
        label.setLabelFor(choice);
        content.add(label);
        content.add(choice);
    }

    private void survey(ImportOptions said) {
        told = said;
        forget();
        int question = ++asked;
        ok.setEnabled(false);
        text.setText(messages.text("import.reading", place.getFileName()));
        surveying = bench.exchange().survey(place, said, bench.document().categories(), (survey, cause) -> {
            if (survey != null && question != asked) {
                bench.exchange().close(survey);
            } else if (question == asked) {
                show(survey, cause);
            }
        });
    }

    private void show(Importer.@Nullable Survey survey, @Nullable Throwable cause) {
        surveying = null;
        found = survey;
        if (survey != null) {
            text.setText(sentences(survey));
            ok.setEnabled(survey.plan().images() > 0);
            origin.setEnabled(survey.format().hasPolygonOrigin());
        } else if (cause != null) {
            text.setText(sentence(cause));
        }
        text.setCaretPosition(0);
    }

    private String sentence(Throwable cause) {
        Throwable told = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        return bench.problems().sentence(told);
    }

    private String sentences(Importer.Survey survey) {
        ImportPlan plan = survey.plan();
        StringBuilder all = new StringBuilder(
                messages.text("import.found", place.getFileName(), messages.text("format." + survey.format())));
        line(all, messages.text("import.adds", plan.instances(), plan.images()));
        if (!plan.newCategories().isEmpty()) {
            line(all, messages.text("import.categories", String.join(", ", plan.newCategories())));
        }
        if (!plan.absent().isEmpty()) {
            line(
                    all,
                    messages.text(
                            "import.absent", plan.absent().size(), plan.absentInstances(), listed(plan.absent())));
        }
        if (!survey.findings().isEmpty()) {
            List<String> findings =
                    survey.findings().stream().map(Object::toString).toList();
            line(all, messages.text("import.findings", listed(findings)));
        }
        line(all, messages.text("import.noUndo"));
        return all.toString();
    }

    private static void line(StringBuilder all, String sentence) {
        all.append("\n\n").append(sentence);
    }

    private String listed(List<String> names) {
        String some = names.stream().limit(NAMED).collect(Collectors.joining("\n"));
        return names.size() <= NAMED ? some : some + "\n" + messages.text("import.more", names.size() - NAMED);
    }

    private void accept() {
        Importer.Survey survey = found;
        found = null;
        dispose();
        if (survey != null) {
            bench.exchange().add(survey);
        }
    }

    @Override
    public void dispose() {
        forget();
        asked++;
        super.dispose();
    }

    /** Gives up what is being looked through, and forgets what was found. */
    private void forget() {
        if (surveying != null) {
            surveying.cancel();
            surveying = null;
        }
        if (found != null) {
            bench.exchange().close(found);
            found = null;
        }
    }
}
