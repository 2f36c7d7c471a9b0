package dev.clickmask.annotator.ui;

import java.awt.event.ActionEvent;
import java.util.function.BooleanSupplier;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.KeyStroke;
import org.jspecify.annotations.Nullable;

/** Something the person can have done, with its text, key, and whether it can be done now. */
final class Command extends AbstractAction {
    private static final long serialVersionUID = 1L;

    private final transient Runnable work;
    private final transient BooleanSupplier possible;

    /**
     * Makes a command, for the event dispatch thread.
     *
     * @param id key of its text; the tool tip is at {@code id + ".tip"}
     * @param key as {@link KeyStroke#getKeyStroke(String)} reads it; null if it has none
     */
    Command(Messages messages, String id, @Nullable String key, BooleanSupplier possible, Runnable work) {
        this.work = work;
        this.possible = possible;
        Mnemonic text = Mnemonic.of(messages.text(id));
        putValue(Action.ACTION_COMMAND_KEY, id);
        putValue(Action.NAME, text.text());
        text.key().ifPresent(mnemonic -> putValue(Action.MNEMONIC_KEY, mnemonic));
        text.index().ifPresent(index -> putValue(Action.DISPLAYED_MNEMONIC_INDEX_KEY, index));
        putValue(Action.SHORT_DESCRIPTION, messages.text(id + ".tip"));
        if (key != null) {
            putValue(Action.ACCELERATOR_KEY, KeyStroke.getKeyStroke(key));
        }
        refresh();
    }

    /** Looks again whether it can be done. */
    void refresh() {
        setEnabled(possible.getAsBoolean());
    }

    @Override
    public void actionPerformed(ActionEvent e) {
        if (possible.getAsBoolean()) {
            work.run();
        }
    }
}
