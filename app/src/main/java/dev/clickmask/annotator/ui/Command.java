package dev.clickmask.annotator.ui;

import java.awt.event.ActionEvent;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.KeyStroke;
import org.jspecify.annotations.Nullable;

/**
 * Something the person can have done, with its text, its keys, and whether it can be done now. As an action of a button
 * or menu item it keeps text, tool tip and state up to date. For the event dispatch thread.
 */
final class Command extends AbstractAction {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final String text;
    private String tip;
    private List<KeyStroke> keys = List.of();
    private final transient Messages messages;
    private final transient BooleanSupplier possible;
    private final transient @Nullable BooleanSupplier on;
    private final transient Runnable work;

    /**
     * Makes a command.
     *
     * @param text with {@code &} before the letter that chooses it in a menu
     * @param tip what it does
     * @param on whether what it switches is on; null if it switches nothing
     */
    Command(
            Messages messages,
            String id,
            String text,
            String tip,
            BooleanSupplier possible,
            @Nullable BooleanSupplier on,
            Runnable work) {
        this.messages = messages;
        this.id = id;
        this.text = Mnemonic.without(text);
        this.tip = tip;
        this.possible = possible;
        this.on = on;
        this.work = work;
        Mnemonic name = Mnemonic.of(text);
        putValue(Action.ACTION_COMMAND_KEY, id);
        putValue(Action.NAME, name.text());
        name.key().ifPresent(mnemonic -> putValue(Action.MNEMONIC_KEY, mnemonic));
        name.index().ifPresent(index -> putValue(Action.DISPLAYED_MNEMONIC_INDEX_KEY, index));
        setKeys(List.of());
        refresh();
    }

    /** By what it is known in the texts and in files of keys. */
    String id() {
        return id;
    }

    /** Its name, as it is shown anywhere but in a menu. */
    String text() {
        return text;
    }

    /** What it does, without its key. */
    String tip() {
        return tip;
    }

    /** Whether it switches something on and off. */
    boolean isSwitch() {
        return on != null;
    }

    /** Says otherwise what it does, or what it cannot do now. */
    void setTip(String tip) {
        if (!tip.equals(this.tip)) {
            this.tip = tip;
            setKeys(keys);
        }
    }

    /** Shows its first key in menus and tool tips. */
    void setKeys(List<KeyStroke> keys) {
        this.keys = List.copyOf(keys);
        putValue(Action.ACCELERATOR_KEY, keys.isEmpty() ? null : keys.get(0));
        putValue(
                Action.SHORT_DESCRIPTION,
                keys.isEmpty() ? tip : messages.text("tip.withKey", tip, KeyNames.of(keys.get(0))));
    }

    /** Looks again whether it can be done, and whether what it switches is on. */
    void refresh() {
        setEnabled(possible.getAsBoolean());
        if (on != null) {
            putValue(Action.SELECTED_KEY, on.getAsBoolean());
        }
    }

    @Override
    public void actionPerformed(ActionEvent e) {
        if (possible.getAsBoolean()) {
            work.run();
        }
        refresh();
    }
}
