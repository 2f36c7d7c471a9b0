package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.ui.keys.KeyMap;
import java.awt.event.KeyEvent;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import net.miginfocom.swing.MigLayout;

/** The keys of the chosen command, what can be done with them, and the question when a key is taken. */
final class KeyStrip extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Messages messages;
    private final transient Commands commands;
    private final transient KeyMap keys;
    private final transient KeyChange change;
    /** What can be done, below what is said; empty it still keeps its place. */
    private final JPanel row = new JPanel(new MigLayout("insets 0, gap 8", "", "[28!]"));

    KeyStrip(Messages messages, Commands commands, KeyMap keys, KeyChange change) {
        super(new MigLayout("insets 8 16 12 16, wrap 1, fill", "[grow, fill]", "[24!]4[28!]"));
        this.messages = messages;
        this.commands = commands;
        this.keys = keys;
        this.change = change;
        setName("keyStrip");
        change.addListener(this::refresh);
        refresh();
    }

    private void refresh() {
        removeAll();
        change.command().map(commands::get).ifPresentOrElse(this::show, () -> say(messages.text("keys.hint")));
        revalidate();
        repaint();
    }

    private void show(Command command) {
        switch (change.step()) {
            case RESTING -> rest(command);
            case PRESSING -> say(messages.text("keys.press", command.text()));
            case REFUSED -> change.pressed().ifPresent(this::refuse);
            case ASKING -> change.pressed().ifPresent(this::ask);
        }
    }

    private void rest(Command command) {
        say(command.text());
        for (KeyStroke key : keys.keys(command.id())) {
            JButton cap = new JButton(KeyNames.of(key) + "  ×");
            cap.setToolTipText(messages.text("keys.remove.tip", KeyNames.of(key)));
            cap.setName("keys.remove " + KeyNames.of(key));
            cap.getAccessibleContext().setAccessibleName(cap.getToolTipText());
            cap.addActionListener(e -> keys.remove(command.id(), key));
            row.add(cap);
        }
        row.add(Controls.button(messages, "keys.add", change::listen), "gapleft 16");
        JButton reset = Controls.button(messages, "keys.reset", () -> keys.reset(command.id()));
        reset.setEnabled(keys.isChanged(command.id()));
        row.add(reset);
    }

    private void refuse(KeyStroke key) {
        boolean space = key.getKeyCode() == KeyEvent.VK_SPACE;
        say(space ? messages.text("keys.space") : messages.text("keys.unusable", KeyNames.of(key)));
    }

    private void ask(KeyStroke key) {
        String other = keys.command(key).map(commands::get).map(Command::text).orElse("");
        say(messages.text("keys.taken", KeyNames.of(key), other));
        row.add(Controls.button(messages, "keys.taken.yes", change::take));
        row.add(Controls.button(messages, "keys.taken.no", change::leave));
    }

    private void say(String text) {
        JLabel label = new JLabel(text);
        label.setName("keys.says");
        add(label, "wmin 0");
        row.removeAll();
        add(row);
    }
}
