package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Document;
import java.awt.event.ActionEvent;
import javax.swing.AbstractAction;
import javax.swing.DefaultListModel;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import net.miginfocom.swing.MigLayout;

/** The categories: the selected one is given to the next instance; typing a name adds one. */
final class CategoriesPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int WITH_KEY = 9;

    private final transient Document document;
    private final DefaultListModel<Category> model = new DefaultListModel<>();
    private final JList<Category> list = new JList<>(model);
    private final JTextField name = new JTextField();
    private boolean refreshing;

    /**
     * Makes the panel.
     *
     * @param done called when a name has been typed, to go on with the image
     */
    CategoriesPanel(Messages messages, Workbench bench, Runnable done) {
        super(new MigLayout("insets 0, wrap 1, fill", "[grow, fill]", "[40!]0[grow, fill]8[32!]8"));
        document = bench.document();
        JLabel title = new JLabel(messages.text("categories"));
        title.putClientProperty("FlatLaf.styleClass", "h4");
        list.setOpaque(false);
        list.setName("categories");
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setCellRenderer(new RowRenderer<>(this::row));
        list.setToolTipText(messages.text("categories.tip"));
        list.getAccessibleContext().setAccessibleName(messages.text("categories.list"));
        list.addListSelectionListener(e -> choose());
        JScrollPane scroll = new JScrollPane(list);
        scroll.setBorder(null);
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        name.setName("newCategory");
        name.putClientProperty("JTextField.placeholderText", messages.text("categories.add"));
        name.setToolTipText(messages.text("categories.add.tip"));
        name.getAccessibleContext().setAccessibleName(messages.text("categories.add"));
        name.addActionListener(e -> add(done));
        leaveOnEscape(done);
        add(title, "gapleft 16");
        add(scroll, "hmin 60");
        add(name, "gapleft 12, gapright 12, growy");
        bench.addListener(this::refresh);
        refresh();
    }

    private void add(Runnable done) {
        if (!name.getText().isBlank()) {
            document.chooseCategory(name.getText());
            name.setText("");
            done.run();
        }
    }

    private void leaveOnEscape(Runnable done) {
        name.getInputMap(JComponent.WHEN_FOCUSED).put(KeyStroke.getKeyStroke("ESCAPE"), "leave");
        name.getActionMap().put("leave", new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                name.setText("");
                done.run();
            }
        });
    }

    private RowRenderer.Row row(Category category) {
        int index = document.categories().indexOf(category);
        long count = document.instances().stream()
                .filter(instance -> instance.categoryId() == category.id())
                .count();
        return new RowRenderer.Row(
                index < WITH_KEY ? String.valueOf(index + 1) : "",
                new Swatch(category.rgb()),
                category.name(),
                count == 0 ? "" : String.valueOf(count));
    }

    private void choose() {
        Category selected = list.getSelectedValue();
        if (!refreshing && selected != null) {
            document.chooseCategory(selected.id());
        }
    }

    private void refresh() {
        refreshing = true;
        for (int i = model.size(); i < document.categories().size(); i++) {
            model.addElement(document.categories().get(i));
        }
        if (!document.currentCategory().equals(list.getSelectedValue())) {
            list.setSelectedValue(document.currentCategory(), true);
        }
        list.repaint();
        refreshing = false;
    }
}
