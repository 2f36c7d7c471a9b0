package dev.clickmask.annotator.ui;

import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.function.Predicate;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JTextField;
import javax.swing.KeyStroke;

/** A text field over a row of a list: Enter keeps what was typed, Esc drops it, going elsewhere keeps it if that can be. */
final class RowEditor extends JTextField {
    private static final long serialVersionUID = 1L;

    private final JList<?> list;
    private final transient Runnable done;
    private boolean open = true;

    /**
     * Makes the field and lets the person type.
     *
     * @param place of the row that is edited
     * @param keep keeps what was typed, and returns whether that could be
     * @param done called after Enter or Esc
     */
    static RowEditor open(JList<?> list, Rectangle place, String text, Predicate<String> keep, Runnable done) {
        RowEditor editor = new RowEditor(list, text, keep, done);
        editor.setBounds(place);
        list.add(editor);
        editor.selectAll();
        editor.requestFocusInWindow();
        list.repaint();
        return editor;
    }

    private RowEditor(JList<?> list, String text, Predicate<String> keep, Runnable done) {
        super(text);
        this.list = list;
        this.done = done;
        addActionListener(e -> {
            if (keep.test(getText())) {
                close();
                done.run();
            } else {
                putClientProperty("JComponent.outline", "error");
            }
        });
        addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent e) {
                if (open && !e.isTemporary()) {
                    // Where it cannot be kept, the person has been told why.
                    var unused = keep.test(getText());
                    close();
                }
            }
        });
        getInputMap(JComponent.WHEN_FOCUSED).put(KeyStroke.getKeyStroke("ESCAPE"), "leave");
        getActionMap().put("leave", new Leave());
    }

    private void close() {
        open = false;
        list.remove(this);
        list.repaint();
    }

    private final class Leave extends AbstractAction {
        private static final long serialVersionUID = 1L;

        @Override
        public void actionPerformed(ActionEvent e) {
            close();
            done.run();
        }
    }
}
