package dev.clickmask.annotator.ui;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import com.formdev.flatlaf.util.UIScale;
import dev.clickmask.annotator.document.Category;
import dev.clickmask.annotator.document.Document;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;

/** The categories: the selected one is given to the next instance; typing a name adds one. */
final class CategoriesPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int WITH_KEY = 9;
    /** From the left end of a row to its name. */
    private static final int NAME_INDENT = 28;

    private final transient Messages messages;
    private final transient Workbench bench;
    private final transient Document document;
    private final transient Runnable done;
    private final ListRows<Category> rows = new ListRows<>();
    private final Names list = new Names();
    private final JTextField name = new JTextField();
    private final CategoryMenu menu;
    private final JButton more = new JButton(new FlatSVGIcon(CategoriesPanel.class.getResource("more.svg")));
    private boolean refreshing;

    /**
     * Makes the panel.
     *
     * @param done called when a name has been typed or something else is done, to go on with the image
     */
    CategoriesPanel(Messages messages, Workbench bench, Runnable done) {
        super(new MigLayout("insets 0, wrap 2, fill", "[grow, fill][]", "[40!]0[grow, fill]8[32!]8"));
        this.messages = messages;
        this.bench = bench;
        this.done = done;
        document = bench.document();
        menu = new CategoryMenu(messages, bench, new CategoryQuestions(messages, bench, this), this::rename, done);
        JLabel title = new JLabel(messages.text("categories"));
        title.putClientProperty("FlatLaf.styleClass", "h4");
        title.setToolTipText(messages.text("categories.tip"));
        initList();
        initName();
        add(title, "gapleft 16");
        initMore();
        add(more, "gapright 8, w 28!, h 28!");
        add(list.inScrollPane(), "span 2, hmin 60, wmin 0");
        add(name, "span 2, gapleft 12, gapright 12, growy, wmin 0");
        bench.addListener(this::refresh);
        refresh();
    }

    private void initList() {
        list.setName("categories");
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setToolTipText(messages.text("categories.tip"));
        list.getAccessibleContext().setAccessibleName(messages.text("categories.list"));
        list.addListSelectionListener(e -> choose());
        list.setComponentPopupMenu(menu);
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent e) {
                if (e.getClickCount() == 2 && SwingUtilities.isLeftMouseButton(e)) {
                    list.at(e.getPoint())
                            .ifPresent(category ->
                                    bench.labelling().chooseCategory(rows.rows().indexOf(category)));
                }
            }
        });
        on(list, "F2", () -> rename(document.currentCategory()));
        on(
                list,
                "alt UP",
                () -> document.moveCategory(document.currentCategory().id(), -1));
        on(
                list,
                "alt DOWN",
                () -> document.moveCategory(document.currentCategory().id(), 1));
    }

    /** Lets the person type the name of a category. */
    void focusName() {
        name.requestFocusInWindow();
    }

    private void initName() {
        name.setName("newCategory");
        name.putClientProperty("JTextField.placeholderText", messages.text("categories.add"));
        name.setToolTipText(messages.text("categories.add.tip"));
        name.getAccessibleContext().setAccessibleName(messages.text("categories.add"));
        name.addActionListener(e -> add());
        on(name, "ESCAPE", () -> {
            name.setText("");
            done.run();
        });
    }

    private void initMore() {
        more.setName("categories.more");
        more.setToolTipText(messages.text("categories.more.tip"));
        more.getAccessibleContext().setAccessibleName(messages.text("categories.more"));
        more.putClientProperty("JButton.buttonType", "toolBarButton");
        more.addActionListener(e -> {
            menu.fill(document.currentCategory());
            menu.show(more, 0, more.getHeight());
        });
    }

    private static void on(JComponent component, String key, Runnable work) {
        component.getInputMap(JComponent.WHEN_FOCUSED).put(KeyStroke.getKeyStroke(key), key);
        component.getActionMap().put(key, new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                work.run();
            }
        });
    }

    private void add() {
        if (!name.getText().isBlank()) {
            // The next letters are another name, not commands.
            document.chooseCategory(name.getText());
            name.setText("");
        } else {
            done.run();
        }
    }

    private void rename(Category category) {
        int row = rows.rows().indexOf(category);
        list.ensureIndexIsVisible(row);
        Rectangle place = list.getCellBounds(row, row);
        if (place != null) {
            int indent = UIScale.scale(NAME_INDENT);
            place.x += indent;
            place.width -= indent + UIScale.scale(8);
            RowEditor editor =
                    RowEditor.open(list, place, category.name(), typed -> keepName(category.id(), typed), done);
            editor.setName("category.name");
            editor.setToolTipText(messages.text("category.name.tip"));
            editor.getAccessibleContext().setAccessibleName(messages.text("category.name"));
        }
    }

    private boolean keepName(int id, String typed) {
        Category now = document.category(id);
        String wanted = typed.strip();
        Optional<Category> same = document.categoryList().find(wanted).filter(other -> other.id() != id);
        if (wanted.isEmpty()) {
            bench.problems().fail("problem.categoryBlank");
        } else if (same.isPresent()) {
            bench.problems().fail("problem.categoryTaken", wanted);
        } else if (!wanted.equals(now.name())) {
            document.changeCategory(new Category(id, wanted, now.rgb()));
        }
        return !wanted.isEmpty() && same.isEmpty();
    }

    private RowRenderer.Row row(Category category) {
        int index = rows.rows().indexOf(category);
        int count = bench.desk().count(category.id());
        return new RowRenderer.Row(
                index < WITH_KEY ? String.valueOf(index + 1) : "",
                new Swatch(category.rgb()),
                category.name(),
                count == 0 ? "" : messages.text("categories.count", count));
    }

    private String tip(Category category) {
        long here = document.instances().stream()
                .filter(instance -> instance.categoryId() == category.id())
                .count();
        return messages.text("categories.row.tip", category.name(), bench.desk().count(category.id()), here);
    }

    private void choose() {
        Category selected = list.getSelectedValue();
        if (!refreshing && selected != null) {
            document.chooseCategory(selected.id());
        }
    }

    private void refresh() {
        refreshing = true;
        rows.show(document.categories());
        int current = document.categories().indexOf(document.currentCategory());
        if (current != list.getSelectedIndex()) {
            list.setSelectedIndex(current);
            list.ensureIndexIsVisible(current);
        }
        list.repaint();
        refreshing = false;
        // A data set may bring categories, which those here must not take the place of.
        boolean free = !bench.exchange().isImporting();
        List.of(list, name, more).forEach(control -> control.setEnabled(free));
        list.setComponentPopupMenu(free ? menu : null);
    }

    /** The list, whose menu is about the row under the mouse or, by key, the chosen one. */
    private final class Names extends RowList<Category> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(rows, CategoriesPanel.this::row, true, CategoriesPanel.this::tip);
        }

        @Override
        void beforeMenu(Optional<Category> row) {
            menu.fill(row.orElse(document.currentCategory()));
        }
    }
}
