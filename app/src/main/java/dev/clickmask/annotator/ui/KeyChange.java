package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.ui.keys.KeyMap;
import dev.clickmask.annotator.ui.keys.KeyText;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.KeyStroke;
import org.jspecify.annotations.Nullable;

/**
 * How a command gets another key: it is chosen, a key is pressed, and if another command has that key, the person is
 * asked. For the event dispatch thread.
 */
final class KeyChange {
    /** What is going on. */
    enum Step {
        /** Nothing is being changed. */
        RESTING,
        /** The next key that is pressed is meant. */
        PRESSING,
        /** As PRESSING, after a key that cannot be used. */
        REFUSED,
        /** The key has another command; may it be taken from there? */
        ASKING
    }

    private final KeyMap keys;
    private final List<Runnable> listeners = new ArrayList<>();
    private Step step = Step.RESTING;
    private @Nullable String command;
    private @Nullable KeyStroke pressed;

    KeyChange(KeyMap keys) {
        this.keys = keys;
        keys.addListener(this::changed);
    }

    /** Calls {@code listener} after every change of this or of the keys. */
    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    Step step() {
        return step;
    }

    /** The command that is chosen. */
    Optional<String> command() {
        return Optional.ofNullable(command);
    }

    /** The key that was pressed and not used, or not yet. */
    Optional<KeyStroke> pressed() {
        return Optional.ofNullable(pressed);
    }

    /** Whether the next key that is pressed is meant for the command. */
    boolean listens() {
        return step == Step.PRESSING || step == Step.REFUSED;
    }

    /** Chooses a command, or none. */
    void choose(@Nullable String id) {
        command = id;
        go(Step.RESTING, null);
    }

    /** Waits for a key for the chosen command. */
    void listen() {
        if (command != null) {
            go(Step.PRESSING, null);
        }
    }

    /** Takes the key that was pressed: gives it to the command, asks, or says why not. Escape gives up. */
    void press(KeyStroke key) {
        if (!listens() || command == null) {
            return;
        }
        Optional<String> owner = keys.command(key);
        if (key.getKeyCode() == KeyEvent.VK_ESCAPE) {
            leave();
        } else if (!isUsable(key)) {
            go(Step.REFUSED, key);
        } else if (owner.isEmpty()) {
            give(command, key);
        } else if (owner.get().equals(command)) {
            leave();
        } else {
            go(Step.ASKING, key);
        }
    }

    /** Moves the key from the command that has it. */
    void take() {
        if (step == Step.ASKING && command != null && pressed != null) {
            give(command, pressed);
        }
    }

    /** Changes nothing after all. */
    void leave() {
        go(Step.RESTING, null);
    }

    private void give(String to, KeyStroke key) {
        step = Step.RESTING;
        pressed = null;
        keys.assign(to, key);
    }

    private void go(Step to, @Nullable KeyStroke with) {
        step = to;
        pressed = with;
        changed();
    }

    /** Space moves the image, and a key that cannot be written cannot be kept. */
    private static boolean isUsable(KeyStroke key) {
        return key.getKeyCode() != KeyEvent.VK_SPACE
                && KeyText.read(KeyText.write(key)).filter(key::equals).isPresent();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
