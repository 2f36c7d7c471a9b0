package dev.clickmask.annotator.ui;

import dev.clickmask.sam.catalog.CatalogEntry;
import dev.clickmask.sam.catalog.HttpsSource;
import dev.clickmask.sam.catalog.NpmSource;
import dev.clickmask.sam.catalog.Source;
import java.util.Objects;
import java.util.OptionalLong;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;

/** Says which model runs where and, while it is not here, what would be fetched from where; fetches it. */
final class ModelPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int STEPS = 1000;

    private static final int WIDTH_OF_SENTENCE = 480;

    private final transient Messages messages;
    private final transient ModelSetup model;
    private final JLabel sentence = new JLabel(" ", SwingConstants.CENTER);
    private final JProgressBar progress = new JProgressBar(0, STEPS);
    private final JButton fetch;
    private final JButton cancel;

    ModelPanel(Messages messages, Workbench bench) {
        super(new MigLayout("insets 0, wrap 1, hidemode 1, gap 8", "[center, grow, 0::]", "[]8[32!]"));
        this.messages = messages;
        this.model = bench.inference().model();
        setOpaque(false);
        fetch = Controls.button(messages, "model.fetch", bench::fetchModel);
        cancel = Controls.button(messages, "model.cancel", model::cancelFetch);
        sentence.putClientProperty("FlatLaf.style", "foreground: $Clickmask.quiet.foreground");
        progress.getAccessibleContext().setAccessibleName(messages.text("model.progress"));
        sentence.setVerticalAlignment(SwingConstants.TOP);
        // Room for three lines in the narrowest window, so that nothing jumps when the texts change.
        add(sentence, "w 0:" + WIDTH_OF_SENTENCE + ":" + WIDTH_OF_SENTENCE + ", h 56!");
        JPanel below = new JPanel(new MigLayout("insets 0, hidemode 3", "[]0[]0[]", "[32!]"));
        below.setOpaque(false);
        below.add(fetch);
        below.add(progress, "w 80:240:240, gapright 8");
        below.add(cancel);
        add(below);
        model.addListener(this::refresh);
        refresh();
    }

    private void refresh() {
        ModelSetup.State state = model.state();
        String now = sentence(state);
        sentence.setText("<html><div align=center>" + now.replace("&", "&amp;").replace("<", "&lt;") + "</div></html>");
        sentence.getAccessibleContext().setAccessibleName(now);
        fetch.setVisible(model.choice().entry() != null
                && (state == ModelSetup.State.ABSENT
                        || state == ModelSetup.State.BROKEN
                        || state == ModelSetup.State.FAILED));
        cancel.setVisible(state == ModelSetup.State.FETCHING);
        progress.setVisible(state == ModelSetup.State.FETCHING);
        showProgress();
    }

    private void showProgress() {
        OptionalLong total = model.progress().map(ModelSetup.Progress::total).orElse(OptionalLong.empty());
        progress.setIndeterminate(model.state() == ModelSetup.State.FETCHING && total.isEmpty());
        if (total.isPresent()) {
            long bytes = model.progress().orElseThrow().bytes();
            progress.setValue((int) (STEPS * bytes / Math.max(1, total.getAsLong())));
        }
    }

    private String sentence(ModelSetup.State state) {
        String name = model.choice().name();
        CatalogEntry entry = model.choice().entry();
        if (entry == null && (state == ModelSetup.State.ABSENT || state == ModelSetup.State.BROKEN)) {
            return messages.text("model.gone", name);
        }
        return switch (state) {
            case ABSENT ->
                Objects.requireNonNull(entry).bytes().isPresent()
                        ? messages.text(
                                "model.absent",
                                name,
                                messages.size(entry.bytes().getAsLong()),
                                source(entry))
                        : messages.text("model.absent.noSize", name, source(entry));
            case BROKEN -> messages.text("model.broken", name, "", source(Objects.requireNonNull(entry)));
            case FAILED -> messages.text("model.failed", name);
            case FETCHING ->
                model.progress().map(this::sentence).orElseGet(() -> messages.text("model.starting", name));
            case LOADING -> messages.text("model.loading", name);
            case OPEN ->
                messages.text(
                        "model.running",
                        name,
                        messages.device(model.info().orElseThrow().provider()));
        };
    }

    private String sentence(ModelSetup.Progress now) {
        String bytes = messages.size(now.bytes());
        return now.total().isPresent()
                ? messages.text(
                        "model.fetching",
                        now.file(),
                        bytes,
                        messages.size(now.total().getAsLong()))
                : messages.text("model.fetching.noSize", now.file(), bytes);
    }

    private String source(CatalogEntry entry) {
        Source first = entry.files().get(0).sources().get(0);
        if (first instanceof NpmSource npm) {
            return messages.text("model.source.npm", npm.name(), npm.version());
        }
        return first instanceof HttpsSource web ? web.address().getHost() : first.toString();
    }
}
