package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.util.UIScale;
import dev.clickmask.sam.catalog.CatalogItem;
import dev.clickmask.sam.catalog.ModelState;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Frame;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** The models that can be had: what they are and can do, and everything that is done with them. Stays beside the window. */
final class ModelsDialog extends JDialog {
    private static final long serialVersionUID = 1L;
    private static final int STEPS = 1000;
    private static final int LIST_WIDTH = 300;
    private static final int TEXT_WIDTH = 330;

    private final transient Messages messages;
    private final transient ModelDesk desk;
    private final transient ModelTexts texts;
    private final transient Problems problems;
    private final DefaultListModel<ModelRow> rows = new DefaultListModel<>();
    private final JList<ModelRow> list = new JList<>(rows);
    private final JLabel name = new JLabel(" ");
    private final JLabel details = new JLabel();
    private final JLabel told = new JLabel(" ");
    private final JProgressBar progress = new JProgressBar(0, STEPS);
    private final DevicePanel devices;
    private final JButton use;
    private final JButton fetch;
    private final JButton verify;
    private final JButton delete;
    private final JButton cancel;
    private final JButton add;

    ModelsDialog(Frame parent, Messages messages, Workbench bench) {
        super(parent, messages.text("models.title"), false);
        this.messages = messages;
        this.desk = bench.models();
        this.texts = new ModelTexts(messages);
        this.problems = bench.problems();
        setName("models");
        devices = new DevicePanel(messages, desk);
        use = Controls.button(messages, "models.use", () -> desk.use(selected().model()));
        fetch = Controls.button(messages, "models.fetch", this::fetch);
        verify = Controls.button(
                messages, "models.verify", () -> desk.verify(selected().model()));
        delete = Controls.button(messages, "models.delete", this::delete);
        cancel = Controls.button(messages, "models.cancel", desk::cancel);
        add = Controls.button(messages, "models.add", this::add);
        list.setName("models.list");
        list.getAccessibleContext().setAccessibleName(messages.text("models.title"));
        list.setToolTipText(messages.text("models.list.tip"));
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setFixedCellHeight(UIScale.scale(48));
        list.setCellRenderer(new ModelRowRenderer(texts, desk::isUsed));
        list.addListSelectionListener(e -> show(list.getSelectedValue()));
        JScrollPane scroll = new JScrollPane(list);
        scroll.setPreferredSize(UIScale.scale(new Dimension(LIST_WIDTH, 400)));
        add(scroll, BorderLayout.WEST);
        add(body());
        add(foot(), BorderLayout.SOUTH);
        getRootPane().setTransferHandler(new ModelDrop(this::addFiles));
        getRootPane()
                .registerKeyboardAction(
                        e -> dispose(),
                        KeyStroke.getKeyStroke("ESCAPE"),
                        JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT);
        bench.addListener(this::refresh);
        refresh();
        pack();
        setLocationRelativeTo(parent);
    }

    private JPanel body() {
        JPanel body = new JPanel(new MigLayout("insets 16, fill, wrap 1, gap 8", "[grow, fill]", "[]8[grow, top]8[]"));
        name.putClientProperty("FlatLaf.styleClass", "h3");
        name.setName("models.name");
        details.setName("models.details");
        details.setVerticalAlignment(SwingConstants.TOP);
        body.add(name);
        body.add(details, "w " + (TEXT_WIDTH + 24) + ", growy");
        JPanel buttons = new JPanel(new MigLayout("insets 0, gap 8", "", "[28!]"));
        for (JButton button : List.of(use, fetch, verify, delete)) {
            buttons.add(button);
        }
        body.add(buttons);
        return body;
    }

    private JPanel foot() {
        JPanel foot = new JPanel(new BorderLayout());
        foot.add(devices, BorderLayout.NORTH);
        foot.add(work());
        return foot;
    }

    private JPanel work() {
        JPanel foot =
                new JPanel(
                        new MigLayout("insets 8 16 12 16, fillx, hidemode 3", "[grow, fill, 0::]8[]8[]8[]", "[28!]")) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public void updateUI() {
                        super.updateUI();
                        setBorder(BorderFactory.createMatteBorder(
                                1, 0, 0, 0, UIManager.getColor("Component.borderColor")));
                    }
                };
        told.setName("models.told");
        progress.setName("models.progress");
        progress.setToolTipText(messages.text("model.progress"));
        progress.getAccessibleContext().setAccessibleName(messages.text("model.progress"));
        foot.add(told);
        foot.add(progress, "w 160!");
        foot.add(cancel);
        foot.add(add);
        return foot;
    }

    /** Shows it, or brings it to the front, with what there is now. */
    void open() {
        desk.refresh();
        desk.examineDevices();
        setVisible(true);
        toFront();
    }

    /** Adds a model of the person's own. */
    void addFiles(List<Path> files) {
        desk.add(files);
    }

    private ModelRow selected() {
        return Objects.requireNonNull(list.getSelectedValue());
    }

    private void refresh() {
        if (!desk.rows().equals(listed())) {
            String next = added().orElseGet(() -> list.getSelectedValue() == null
                    ? ""
                    : list.getSelectedValue().model().id());
            rows.clear();
            desk.rows().forEach(rows::addElement);
            select(next);
        }
        list.repaint();
        ModelDesk.Job job = desk.job().orElse(null);
        progress.setVisible(job != null);
        cancel.setVisible(desk.canCancel());
        add.setEnabled(job == null);
        if (job != null) {
            progress.setIndeterminate(job.total().isEmpty());
            progress.setValue(
                    (int) (STEPS * job.bytes() / Math.max(1, job.total().orElse(1))));
        }
        String now = told(job);
        told.setText(now);
        told.setToolTipText(now);
        show(list.getSelectedValue());
        devices.refresh();
    }

    private List<ModelRow> listed() {
        return Arrays.stream(rows.toArray()).map(ModelRow.class::cast).toList();
    }

    /** The model that was not in the list before. */
    private Optional<String> added() {
        List<String> known = listed().stream().map(row -> row.model().id()).toList();
        return desk.rows().stream()
                .map(row -> row.model().id())
                .filter(id -> !known.isEmpty() && !known.contains(id))
                .findFirst();
    }

    /** What was chosen before, or else what is used. */
    private void select(String id) {
        for (int i = 0; i < rows.size(); i++) {
            ListedModel model = rows.get(i).model();
            if (id.isEmpty()
                    ? model instanceof ModelChoice && desk.isUsed(model)
                    : model.id().equals(id)) {
                list.setSelectedIndex(i);
                list.ensureIndexIsVisible(i);
            }
        }
    }

    private String told(ModelDesk.@Nullable Job job) {
        if (job != null) {
            return messages.text("models.doing." + job.kind(), job.name(), messages.size(job.bytes()));
        }
        Exception failure = desk.outcome().failure();
        if (failure != null) {
            return problems.sentence(failure);
        }
        ModelDesk.Kind kind = desk.outcome().kind();
        return kind == null
                ? messages.text("models.drop")
                : messages.text("models.did." + kind, desk.outcome().name());
    }

    private void show(@Nullable ModelRow row) {
        boolean idle = desk.job().isEmpty();
        boolean mine = row != null && row.model().isOwn();
        boolean here = row != null && row.state() == ModelState.PRESENT;
        boolean held = row != null && desk.isHeld(row.model());
        use.setEnabled(here && row != null && desk.canUse(row.model()));
        fetch.setEnabled(idle && row != null && !mine && !here);
        fetch.setText(messages.text(row != null && row.here() > 0 && !here ? "models.resume" : "models.fetch"));
        verify.setEnabled(idle && here && !mine);
        delete.setEnabled(idle && row != null && !held && (mine || row.here() > 0));
        delete.setToolTipText(messages.text(held ? "models.delete.used" : "models.delete.tip"));
        name.setText(row == null ? " " : row.model().name());
        details.setText(
                row == null
                        ? ""
                        : "<html><table width=" + UIScale.scale(TEXT_WIDTH) + "><tr><td>" + texts.details(row)
                                + "</table></html>");
    }

    private void fetch() {
        ListedModel model = selected().model();
        if (model.item().filter(this::accepts).isPresent()) {
            desk.fetch(model);
        }
    }

    private boolean accepts(CatalogItem item) {
        if (item.restriction().isEmpty()) {
            return true;
        }
        Object[] answers = {messages.text("models.accept"), messages.text("model.cancel")};
        String terms = messages.text("models.restriction." + item.restriction().get(), item.weightsLicence());
        return JOptionPane.showOptionDialog(
                        this,
                        terms,
                        item.name(),
                        JOptionPane.DEFAULT_OPTION,
                        JOptionPane.WARNING_MESSAGE,
                        null,
                        answers,
                        answers[1])
                == 0;
    }

    private void delete() {
        ListedModel choice = selected().model();
        Object[] answers = {messages.text("models.delete"), messages.text("model.cancel")};
        String question = messages.text(choice.isOwn() ? "models.delete.own" : "models.delete.sure", choice.name());
        if (JOptionPane.showOptionDialog(
                        this,
                        question,
                        messages.text("models.title"),
                        JOptionPane.DEFAULT_OPTION,
                        JOptionPane.QUESTION_MESSAGE,
                        null,
                        answers,
                        answers[1])
                == 0) {
            desk.delete(choice);
        }
    }

    private void add() {
        JFileChooser chooser = new JFileChooser();
        chooser.setDialogTitle(messages.text("models.add"));
        chooser.setFileSelectionMode(JFileChooser.FILES_AND_DIRECTORIES);
        chooser.setMultiSelectionEnabled(true);
        if (chooser.showOpenDialog(this) == JFileChooser.APPROVE_OPTION) {
            addFiles(Arrays.stream(chooser.getSelectedFiles()).map(File::toPath).toList());
        }
    }
}
