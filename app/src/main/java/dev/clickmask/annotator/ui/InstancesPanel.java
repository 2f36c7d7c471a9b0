package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Document;
import dev.clickmask.annotator.document.Instance;
import java.util.List;
import javax.swing.DefaultListModel;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ListSelectionModel;
import net.miginfocom.swing.MigLayout;

/** The accepted instances of the image, oldest first. */
final class InstancesPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Messages messages;
    private final transient Document document;
    private final DefaultListModel<Instance> model = new DefaultListModel<>();
    private final JList<Instance> list = new JList<>(model);
    private final JLabel count = new JLabel();
    private final JLabel none;
    private transient List<Instance> shown = List.of();
    private boolean refreshing;

    InstancesPanel(Messages messages, Workbench bench) {
        super(new MigLayout("insets 0, fill, wrap 2, hidemode 2", "[grow, fill][]", "[40!]0[grow, fill]8"));
        this.messages = messages;
        document = bench.document();
        none = new JLabel(messages.text("instances.none"));
        none.putClientProperty("FlatLaf.style", "foreground: $Clickmask.quiet.foreground");
        JLabel title = new JLabel(messages.text("instances"));
        title.putClientProperty("FlatLaf.styleClass", "h4");
        count.putClientProperty("FlatLaf.style", "foreground: $Clickmask.quiet.foreground");
        list.setOpaque(false);
        list.setName("instances");
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setCellRenderer(new RowRenderer<>(this::row));
        list.getAccessibleContext().setAccessibleName(messages.text("instances.list"));
        list.addListSelectionListener(e -> select());
        JScrollPane scroll = new JScrollPane(list);
        scroll.setBorder(null);
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        add(title, "gapleft 16");
        add(count, "gapright 16");
        add(none, "pos 16 44");
        add(scroll, "span 2, hmin 60");
        bench.addListener(this::refresh);
        refresh();
    }

    private RowRenderer.Row row(Instance instance) {
        Category category = document.category(instance.categoryId());
        return new RowRenderer.Row(
                "",
                new Swatch(category.rgb()),
                category.name(),
                messages.text("instances.area", instance.segmentation().mask().area()));
    }

    private void select() {
        if (refreshing) {
            return;
        }
        Instance selected = list.getSelectedValue();
        if (selected == null) {
            document.clearSelection();
        } else {
            document.select(selected.id());
        }
    }

    private void refresh() {
        refreshing = true;
        if (!document.instances().equals(shown)) {
            shown = document.instances();
            model.clear();
            model.addAll(shown);
            list.ensureIndexIsVisible(shown.size() - 1);
        }
        document.selection().ifPresentOrElse(selected -> list.setSelectedValue(selected, true), list::clearSelection);
        count.setText(shown.isEmpty() ? "" : String.valueOf(shown.size()));
        none.setVisible(shown.isEmpty());
        refreshing = false;
    }
}
