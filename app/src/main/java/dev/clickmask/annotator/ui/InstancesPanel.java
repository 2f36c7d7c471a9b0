package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.document.Track;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;

/**
 * The accepted instances of the image. The topmost is the first, as in other programs that lay one thing over another; so
 * a command that moves an instance up moves its row up.
 */
final class InstancesPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    /** What a right click offers, in groups. */
    private static final List<List<String>> OFFERED = List.of(
            List.of("reopen", "copyToNext", "duplicate"),
            List.of("merge", "subtract", "split", "cleanUpSelected"),
            List.of("raise", "lower", "toTop", "toBottom"),
            List.of("hideSelected", "showAll"),
            List.of("delete"));

    private final transient Messages messages;
    private final transient Document document;
    private final ListRows<Instance> rows = new ListRows<>();
    private final InstanceList list;
    private final JLabel count = new JLabel();
    private final JLabel none;
    private final transient EyeIcon shownIcon = new EyeIcon(true);
    private final transient EyeIcon hiddenIcon = new EyeIcon(false);
    /** What the rows show, from the bottom to the top. */
    private transient List<Instance> shown = List.of();

    private boolean refreshing;

    InstancesPanel(Messages messages, Workbench bench) {
        super(new MigLayout("insets 0, fill, wrap 2, hidemode 2", "[grow, fill][]", "[40!]0[grow, fill]8"));
        this.messages = messages;
        document = bench.document();
        list = new InstanceList(rows, this::row, this::tip, this::toggleHidden, messages.text("instances.eye.tip"));
        none = new JLabel(messages.text("instances.none"));
        none.putClientProperty("FlatLaf.style", "foreground: $Clickmask.quiet.foreground");
        JLabel title = new JLabel(messages.text("instances"));
        title.putClientProperty("FlatLaf.styleClass", "h4");
        title.setToolTipText(messages.text("instances.tip"));
        count.setName("instances.count");
        count.setToolTipText(messages.text("instances.selected.tip"));
        count.putClientProperty("FlatLaf.style", "foreground: $Clickmask.quiet.foreground");
        initList();
        add(title, "gapleft 16");
        add(count, "gapright 16");
        add(none, "pos 16 44");
        add(list.inScrollPane(), "span 2, hmin 60, wmin 0");
        bench.addListener(this::refresh);
        refresh();
    }

    private void initList() {
        list.setName("instances");
        list.setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        list.setToolTipText(messages.text("instances.tip"));
        list.getAccessibleContext().setAccessibleName(messages.text("instances.list"));
        list.addListSelectionListener(e -> select());
    }

    /** Offers commands on a right click and Shift+F10; a double click and Enter go back to the prompts. */
    void offer(Commands commands) {
        JPopupMenu menu = new JPopupMenu();
        menu.setName("instances.menu");
        for (List<String> group : OFFERED) {
            if (menu.getComponentCount() > 0) {
                menu.addSeparator();
            }
            group.forEach(id -> menu.add(MainMenu.item(commands.get(id))));
        }
        list.setComponentPopupMenu(menu);
        Command reopen = commands.get("reopen");
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent e) {
                if (e.getClickCount() == 2
                        && SwingUtilities.isLeftMouseButton(e)
                        && list.at(e.getPoint()).isPresent()) {
                    reopen.actionPerformed(new ActionEvent(list, ActionEvent.ACTION_PERFORMED, reopen.id()));
                }
            }
        });
        list.getInputMap(JComponent.WHEN_FOCUSED).put(KeyStroke.getKeyStroke("ENTER"), "reopen");
        list.getActionMap().put("reopen", new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                reopen.actionPerformed(e);
            }
        });
    }

    private RowRenderer.Row row(Instance instance) {
        Category category = document.category(instance.categoryId());
        boolean hidden = document.isHidden(instance.id());
        String area = messages.text("instances.area", area(instance));
        return new RowRenderer.Row(
                "",
                new Swatch(category.rgb()),
                name(instance),
                area,
                " " + messages.text("instances.unit"),
                hidden ? hiddenIcon : shownIcon,
                hidden,
                messages.text(hidden ? "instances.spoken.hidden" : "instances.spoken", name(instance), area));
    }

    /** The category, with the number that tells the object on all its images. */
    private String name(Instance instance) {
        String category = document.category(instance.categoryId()).name();
        Track track = instance.track();
        return track.isKnown() ? messages.text("instances.tracked", category, track.id()) : category;
    }

    private String tip(Instance instance) {
        String tip = messages.text(
                "instances.row.tip", name(instance), area(instance), rows.rows().indexOf(instance) + 1, rows.getSize());
        return instance.track().carried() ? messages.text("instances.row.carried", tip) : tip;
    }

    private static long area(Instance instance) {
        return instance.segmentation().mask().area();
    }

    /** Hides or shows an instance; with it the other selected ones, if it is one of them. */
    private void toggleHidden(Instance instance) {
        List<Instance> several = document.isSelected(instance) ? document.selected() : List.of(instance);
        document.setHidden(several.stream().map(Instance::id).toList(), !document.isHidden(instance.id()));
    }

    private void select() {
        if (!refreshing) {
            document.select(
                    list.getSelectedValuesList().stream().map(Instance::id).toList());
        }
    }

    private void refresh() {
        refreshing = true;
        showRows();
        showSelection();
        none.setVisible(shown.isEmpty());
        list.repaint();
        refreshing = false;
    }

    @SuppressWarnings("ReferenceEquality") // a document that did not change hands out the same list
    private void showRows() {
        if (document.instances() != shown) {
            shown = document.instances();
            List<Instance> topFirst = new ArrayList<>(shown);
            Collections.reverse(topFirst);
            rows.show(topFirst);
        }
    }

    private void showSelection() {
        int[] selected = IntStream.range(0, rows.getSize())
                .filter(row -> document.isSelected(rows.getElementAt(row)))
                .toArray();
        if (!Arrays.equals(selected, list.getSelectedIndices())) {
            list.setSelectedIndices(selected);
            if (selected.length > 0) {
                list.ensureIndexIsVisible(selected[0]);
            }
        }
        count.setText(
                selected.length > 1
                        ? messages.text("instances.selected", selected.length, rows.getSize())
                        : shown.isEmpty() ? "" : messages.text("instances.all", rows.getSize()));
    }
}
