package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.util.UIScale;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.series.FolderImage;
import java.awt.event.ActionEvent;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.AbstractListModel;
import javax.swing.BorderFactory;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** The images of the folder, with search and filter; a click goes to one. */
final class ImagesPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Messages messages;
    private final transient Workbench bench;
    private final transient Thumbnails thumbnails;
    private final transient Reviewing reviewing;
    private final Rows rows = new Rows();
    private final JList<ImageList.Row> list = new JList<>(rows);
    private final JLabel progress = new JLabel("", SwingConstants.TRAILING);
    private final JLabel kept = new JLabel();
    private final JTextField search = new JTextField();
    private final JComboBox<Choice> filter = new JComboBox<>();
    private final JLabel none = new JLabel();
    private boolean refreshing;

    /**
     * Makes the panel.
     *
     * @param done called when a search is over, to go on with the image
     */
    ImagesPanel(Messages messages, Workbench bench, Runnable done) {
        super(new MigLayout(
                "insets 0, fill, wrap 2, hidemode 3", "[grow, fill]8[]", "[40!]0[32!]8[32!]8[grow, fill]8[]"));
        this.messages = messages;
        this.bench = bench;
        thumbnails = new Thumbnails(SwingUtilities::invokeLater, this::arrived);
        reviewing = new Reviewing(bench, messages, SwingUtilities::invokeLater);
        setName("imagesPanel");
        addHead();
        addSearch(done);
        addFilter(done);
        addList();
        addKept();
        bench.desk().list().addListener(new Refresher());
        bench.addListener(this::showProgress);
        showProgress();
        showNone();
    }

    /** Lets the person type what to search for. */
    void focusSearch() {
        search.requestFocusInWindow();
        search.selectAll();
    }

    private void addHead() {
        JLabel title = new JLabel(messages.text("images"));
        title.putClientProperty("FlatLaf.styleClass", "h4");
        progress.setName("progress");
        progress.setToolTipText(messages.text("images.progress.tip"));
        progress.putClientProperty("FlatLaf.style", "foreground: $Clickmask.quiet.foreground");
        add(title, "gapleft 16");
        add(progress, "gapright 16");
    }

    private void addSearch(Runnable done) {
        search.setName("search");
        search.putClientProperty("JTextField.placeholderText", messages.text("images.search"));
        search.putClientProperty("JTextField.showClearButton", true);
        search.setToolTipText(messages.text("images.search.tip"));
        search.getAccessibleContext().setAccessibleName(messages.text("images.search"));
        search.getDocument().addDocumentListener(new Typing());
        search.addActionListener(e -> done.run());
        search.getInputMap(JComponent.WHEN_FOCUSED).put(KeyStroke.getKeyStroke("ESCAPE"), "leave");
        search.getActionMap().put("leave", new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                search.setText("");
                done.run();
            }
        });
        add(search, "span 2, gapleft 12, gapright 12, growy");
    }

    private void addFilter(Runnable done) {
        filter.setName("filter");
        filter.addItem(new Choice(null, false, messages.text("images.all")));
        for (ImageStatus status : ImageStatus.values()) {
            filter.addItem(new Choice(status, false, messages.text("status.of." + status)));
        }
        filter.addItem(new Choice(null, true, messages.text("images.doubtful")));
        filter.setToolTipText(messages.text("images.filter.tip"));
        filter.getAccessibleContext().setAccessibleName(messages.text("images.filter.tip"));
        filter.addActionListener(e -> {
            choose((Choice) Objects.requireNonNull(filter.getSelectedItem()));
            done.run();
        });
        add(filter, "span 2, gapleft 12, gapright 12, growy, wmin 0");
    }

    private void addList() {
        list.setName("images");
        list.setOpaque(false);
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setCellRenderer(new ImageRow(
                messages, this::picture, reviewing::words, bench.desk().list()::whyUnreadable));
        // Measured for no row, so that a hundred thousand cost nothing.
        list.setFixedCellHeight(UIScale.scale(ImageRow.HEIGHT));
        list.setFixedCellWidth(1);
        list.setToolTipText(messages.text("images.list"));
        list.getAccessibleContext().setAccessibleName(messages.text("images.list"));
        list.addListSelectionListener(e -> choose());
        JScrollPane scroll = new JScrollPane(list);
        scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        // With none, a change of the theme would bring its own.
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        none.setName("images.none");
        none.putClientProperty("FlatLaf.style", "foreground: $Clickmask.quiet.foreground");
        add(none, "pos 16 128");
        add(scroll, "span 2, hmin 60, wmin 0");
    }

    /** Says where the annotations are kept, if not beside the images. */
    private void addKept() {
        kept.setName("kept");
        kept.putClientProperty("FlatLaf.styleClass", "small");
        kept.putClientProperty("FlatLaf.style", "foreground: $Clickmask.quiet.foreground");
        add(kept, "span 2, gapleft 16, gapright 16, gapbottom 8, wmin 0");
        bench.addListener(this::showKept);
        showKept();
    }

    private void showKept() {
        Optional<Path> file = bench.kept().elsewhere();
        kept.setVisible(file.isPresent());
        kept.setText(file.map(path -> messages.text("images.kept", path.getFileName()))
                .orElse(""));
        kept.setToolTipText(
                file.map(path -> messages.text("images.kept.tip", path)).orElse(null));
    }

    /**
     * A line of the filter.
     *
     * @param status without one, all images
     * @param doubtful only those with instances that may be wrong
     */
    private record Choice(@Nullable ImageStatus status, boolean doubtful, String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    private Optional<BufferedImage> picture(ImageList.Row row) {
        Optional<FolderImage> image = bench.desk().folder().map(folder -> folder.image(row.cover()));
        return image.flatMap(known -> thumbnails.get(known, ImageRow.pictureSide(list)));
    }

    private void arrived(FolderImage image, Optional<String> trouble) {
        Optional<OpenFolder> folder = bench.desk().folder().filter(open -> open.has(image));
        folder.ifPresent(open -> trouble.map(messages::sentence)
                .ifPresent(why -> bench.desk().list().markUnreadable(image.name(), why)));
        list.repaint();
    }

    private void choose() {
        ImageList.Row selected = list.getSelectedValue();
        if (!refreshing && selected != null && !isThere(selected)) {
            bench.desk().show(selected.image());
        }
    }

    /** A mouse that is let go only after its image could not be read finds the selection back at the one that is shown. */
    private boolean isThere(ImageList.Row row) {
        return bench.desk().reading().isEmpty()
                && bench.desk().list().currentName().filter(row.image()::equals).isPresent();
    }

    private void choose(Choice choice) {
        if (choice.doubtful()) {
            reviewing.begin(this::filter, () -> filter.setSelectedIndex(0));
        } else {
            reviewing.end();
            filter();
        }
    }

    private void filter() {
        Choice choice = (Choice) Objects.requireNonNull(filter.getSelectedItem());
        bench.desk()
                .list()
                .show(new ImageList.Filter(
                        search.getText(), choice.status(), choice.doubtful() ? reviewing.images() : null));
    }

    private void showNone() {
        ImageList images = bench.desk().list();
        Choice choice = (Choice) Objects.requireNonNull(filter.getSelectedItem());
        boolean onlyDoubtful = choice.doubtful() && search.getText().isBlank();
        none.setText(messages.text(onlyDoubtful ? "images.none.doubtful" : "images.none"));
        none.setVisible(images.total() > 0 && images.rows() == 0);
    }

    private void showProgress() {
        ImageList images = bench.desk().list();
        progress.setText(
                images.total() == 0 ? "" : messages.text("images.progress", images.finished(), images.total()));
        if (bench.desk().reading().isEmpty()) {
            select();
        }
    }

    private void select() {
        int row = bench.desk().list().currentRow();
        if (row != list.getSelectedIndex()) {
            refreshing = true;
            if (row < 0) {
                list.clearSelection();
            } else {
                list.setSelectedIndex(row);
                list.ensureIndexIsVisible(row);
            }
            refreshing = false;
        }
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (list != null) {
            list.setFixedCellHeight(UIScale.scale(ImageRow.HEIGHT));
        }
    }

    /** The rows of the list, looked up when they are drawn. */
    private final class Rows extends AbstractListModel<ImageList.Row> {
        private static final long serialVersionUID = 1L;

        private int size;

        @Override
        public int getSize() {
            return size;
        }

        @Override
        public ImageList.Row getElementAt(int index) {
            return bench.desk().list().row(index);
        }

        void replaced(int now) {
            int before = size;
            size = 0;
            if (before > 0) {
                fireIntervalRemoved(this, 0, before - 1);
            }
            size = now;
            if (now > 0) {
                fireIntervalAdded(this, 0, now - 1);
            }
        }

        void changed(int row) {
            fireContentsChanged(this, row, row);
        }
    }

    private final class Refresher implements ImageList.Listener {
        @Override
        public void listChanged() {
            refreshing = true;
            thumbnails.forgetFailures();
            rows.replaced(bench.desk().list().rows());
            refreshing = false;
            select();
            showProgress();
            showNone();
        }

        @Override
        public void entryChanged(int row) {
            rows.changed(row);
            select();
        }
    }

    private final class Typing implements DocumentListener {
        @Override
        public void insertUpdate(DocumentEvent e) {
            filter();
        }

        @Override
        public void removeUpdate(DocumentEvent e) {
            filter();
        }

        @Override
        public void changedUpdate(DocumentEvent e) {
            filter();
        }
    }
}
