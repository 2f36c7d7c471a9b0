package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.ui.keys.KeyMap;
import dev.clickmask.annotator.ui.keys.KeyPreset;
import java.awt.BorderLayout;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import net.miginfocom.swing.MigLayout;

/** The sheet of what the mouse and the keys do, where commands get other keys. It stays beside the window. */
final class KeySheet extends JDialog {
    private static final long serialVersionUID = 1L;

    private final transient Messages messages;
    private final transient KeyMap keys;
    private final transient KeyRows rows;
    private final transient KeyChange change;
    private final DefaultListModel<KeyRow> model = new DefaultListModel<>();
    private final JList<KeyRow> list = new JList<>(model);
    private final JTextField search = new JTextField();
    private boolean refreshing;

    KeySheet(Frame parent, Messages messages, Commands commands, KeyMap keys) {
        super(parent, messages.text("keys.title"), false);
        this.messages = messages;
        this.keys = keys;
        rows = new KeyRows(messages, commands, keys);
        change = new KeyChange(keys);
        setName("keySheet");
        add(head(), BorderLayout.NORTH);
        add(body());
        add(new KeyStrip(messages, commands, keys, change), BorderLayout.SOUTH);
        keys.addListener(this::refresh);
        refresh();
        bind("ESCAPE", this::dispose);
        KeySheetInput.install(this, keys, change);
        pack();
        Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        setSize(Math.min(getWidth(), screen.width), Math.min(getHeight(), screen.height));
        setLocationRelativeTo(parent);
    }

    /** Shows it, or hides it if it is there. */
    void toggle() {
        if (isVisible()) {
            dispose();
        } else {
            change.choose(null);
            search.setText("");
            setVisible(true);
            search.requestFocusInWindow();
        }
    }

    private JPanel head() {
        JPanel head = new JPanel(new MigLayout("insets 12 16 8 16, fillx", "[grow, fill]16[]8[]8[]", "[28!]"));
        search.setName("keys.search");
        search.putClientProperty("JTextField.placeholderText", messages.text("keys.search"));
        search.putClientProperty("JTextField.showClearButton", true);
        search.setToolTipText(messages.text("keys.search.tip"));
        search.getAccessibleContext().setAccessibleName(messages.text("keys.search"));
        search.getDocument().addDocumentListener(new Typing());
        search.addActionListener(e -> changeFirst());
        on(search, "DOWN", this::enterList);
        on(search, "ESCAPE", this::clearOrClose);
        JComboBox<KeyPreset> presets = presets();
        JLabel of = new JLabel(messages.text("keys.preset"));
        of.setLabelFor(presets);
        JButton resetAll = new JButton(messages.text("keys.resetAll"));
        resetAll.setName("keys.resetAll");
        resetAll.setToolTipText(messages.text("keys.resetAll.tip"));
        resetAll.addActionListener(e -> keys.resetAll());
        Runnable enable = () -> resetAll.setEnabled(keys.isChanged());
        keys.addListener(enable);
        enable.run();
        head.add(search, "wmin 240");
        head.add(of);
        head.add(presets);
        head.add(resetAll);
        return head;
    }

    private JComboBox<KeyPreset> presets() {
        JComboBox<KeyPreset> presets = new JComboBox<>(KeyPreset.values());
        presets.setName("keys.preset");
        presets.setToolTipText(messages.text("keys.preset.tip"));
        presets.setRenderer(new PresetRenderer(messages));
        presets.setSelectedItem(keys.preset());
        presets.addActionListener(e -> {
            if (presets.getSelectedItem() instanceof KeyPreset chosen) {
                keys.use(chosen);
            }
        });
        return presets;
    }

    private JScrollPane body() {
        list.setName("keys.list");
        list.setToolTipText(messages.text("keys.hint"));
        list.getAccessibleContext().setAccessibleName(messages.text("keys.list"));
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setCellRenderer(new KeyRowRenderer());
        list.setVisibleRowCount(16);
        list.addListSelectionListener(e -> choose());
        on(list, "ENTER", change::listen);
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent e) {
                change.listen();
            }
        });
        JScrollPane scroll = new JScrollPane(list);
        scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        return scroll;
    }

    private void choose() {
        if (!refreshing) {
            KeyRow row = list.getSelectedValue();
            change.choose(row == null ? null : row.command());
        }
    }

    private void changeFirst() {
        for (int i = 0; i < model.size(); i++) {
            if (model.get(i).command() != null) {
                list.setSelectedIndex(i);
                change.listen();
                return;
            }
        }
    }

    private void clearOrClose() {
        if (search.getText().isEmpty()) {
            dispose();
        } else {
            search.setText("");
        }
    }

    private void enterList() {
        list.requestFocusInWindow();
        if (list.isSelectionEmpty() && model.size() > 1) {
            list.setSelectedIndex(1);
        }
    }

    /** Shows the rows again, and leaves the selection at its command. */
    private void refresh() {
        refreshing = true;
        List<KeyRow> found = rows.matching(search.getText());
        model.clear();
        model.addAll(found);
        if (found.isEmpty()) {
            model.addElement(new KeyRow(messages.text("keys.none"), List.of(), null, false));
        }
        for (int i = 0; i < found.size(); i++) {
            String command = found.get(i).command();
            if (command != null && change.command().filter(command::equals).isPresent()) {
                list.setSelectedIndex(i);
            }
        }
        refreshing = false;
        if (list.isSelectionEmpty() && change.command().isPresent()) {
            change.choose(null);
        }
    }

    private void bind(String key, Runnable work) {
        getRootPane().getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(KeyStroke.getKeyStroke(key), key);
        getRootPane().getActionMap().put(key, action(work));
    }

    private static void on(JComponent component, String key, Runnable work) {
        component.getInputMap(JComponent.WHEN_FOCUSED).put(KeyStroke.getKeyStroke(key), key);
        component.getActionMap().put(key, action(work));
    }

    private static Action action(Runnable work) {
        return new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                work.run();
            }
        };
    }

    /** Finds while one types. */
    private final class Typing implements DocumentListener {
        @Override
        public void insertUpdate(DocumentEvent e) {
            refresh();
        }

        @Override
        public void removeUpdate(DocumentEvent e) {
            refresh();
        }

        @Override
        public void changedUpdate(DocumentEvent e) {
            refresh();
        }
    }
}
