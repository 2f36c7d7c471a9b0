package dev.clickmask.annotator.ui;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import javax.swing.Action;
import javax.swing.KeyStroke;

/** Tool tips: what a command does, and its key. */
final class Tips {
    private Tips() {}

    /** The tool tip of a command. */
    static String of(Messages messages, Command command) {
        String what = String.valueOf(command.getValue(Action.SHORT_DESCRIPTION));
        return command.getValue(Action.ACCELERATOR_KEY) instanceof KeyStroke key
                ? messages.text("tip.withKey", what, name(key))
                : what;
    }

    private static String name(KeyStroke key) {
        String modifiers = InputEvent.getModifiersExText(key.getModifiers());
        String letter = KeyEvent.getKeyText(key.getKeyCode());
        return modifiers.isEmpty() ? letter : modifiers + "+" + letter;
    }
}
