package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.ui.keys.KeyMap;
import java.awt.Component;
import java.awt.Container;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Optional;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JSlider;
import javax.swing.KeyStroke;
import javax.swing.MenuSelectionManager;
import javax.swing.text.JTextComponent;

/**
 * Runs the commands of a window by their keys, wherever in it the focus is. A text field keeps what one types and edits
 * with; a list gives its letters to the commands, so that D means the same after a click into the list.
 */
final class CommandKeys implements KeyEventDispatcher {
    private static final int MODIFIERS = InputEvent.CTRL_DOWN_MASK
            | InputEvent.SHIFT_DOWN_MASK
            | InputEvent.ALT_DOWN_MASK
            | InputEvent.META_DOWN_MASK
            | InputEvent.ALT_GRAPH_DOWN_MASK;
    private static final int NOT_TYPING =
            InputEvent.CTRL_DOWN_MASK | InputEvent.ALT_DOWN_MASK | InputEvent.META_DOWN_MASK;

    private final Window window;
    private final KeyMap keys;
    private final Commands commands;
    /** Whether the press was taken; what it types is then taken as well. */
    private boolean taken;

    private CommandKeys(Window window, KeyMap keys, Commands commands) {
        this.window = window;
        this.keys = keys;
        this.commands = commands;
    }

    /** Makes the keys work in a window until it is closed. */
    static void install(Window window, KeyMap keys, Commands commands) {
        KeyboardFocusManager focus = KeyboardFocusManager.getCurrentKeyboardFocusManager();
        CommandKeys dispatcher = new CommandKeys(window, keys, commands);
        focus.addKeyEventDispatcher(dispatcher);
        leaveLettersToCommands(window);
        window.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent e) {
                focus.removeKeyEventDispatcher(dispatcher);
            }
        });
    }

    /** Else an input method, as for Chinese, would begin to compose where nothing can be typed. */
    private static void leaveLettersToCommands(Container container) {
        for (Component component : container.getComponents()) {
            if (component instanceof Container inner) {
                leaveLettersToCommands(inner);
            }
            component.enableInputMethods(component instanceof JTextComponent);
        }
    }

    /** The key that was pressed, as a command may have it. */
    static KeyStroke strokeOf(KeyEvent pressed) {
        return KeyStroke.getKeyStroke(pressed.getKeyCode(), pressed.getModifiersEx() & MODIFIERS);
    }

    @Override
    public boolean dispatchKeyEvent(KeyEvent e) {
        if (e.getID() == KeyEvent.KEY_PRESSED) {
            taken = isHere() && take(e);
            return taken;
        }
        return e.getID() == KeyEvent.KEY_TYPED && taken;
    }

    private boolean isHere() {
        return KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusedWindow() == window
                && MenuSelectionManager.defaultManager().getSelectedPath().length == 0;
    }

    private boolean take(KeyEvent e) {
        KeyStroke key = strokeOf(e);
        Optional<Command> command = keys.command(key).map(commands::get);
        if (command.isEmpty() || belongsToFocus(key)) {
            return false;
        }
        command.get().refresh();
        if (command.get().isEnabled()) {
            command.get()
                    .actionPerformed(new ActionEvent(
                            window, ActionEvent.ACTION_PERFORMED, command.get().id()));
            return true;
        }
        // Else a list would go to the next row with that letter, which nobody who knows the key expects.
        return types(e);
    }

    private static boolean types(KeyEvent e) {
        return (e.getModifiersEx() & NOT_TYPING) == 0
                && e.getKeyChar() != KeyEvent.CHAR_UNDEFINED
                && !Character.isISOControl(e.getKeyChar());
    }

    /** Whether the component with the focus has its own use for the key. */
    private static boolean belongsToFocus(KeyStroke key) {
        Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
        if (owner instanceof JTextComponent text) {
            return (text.isEditable() && isPlain(key)) || isBound(text, key);
        }
        if (owner instanceof JSlider slider) {
            return slider.getInputMap(JComponent.WHEN_FOCUSED).get(key) != null;
        }
        return owner instanceof JComboBox && isPlain(key);
    }

    /** Whether a text field may want the key for typing or editing. */
    static boolean isPlain(KeyStroke key) {
        boolean function = key.getKeyCode() >= KeyEvent.VK_F1 && key.getKeyCode() <= KeyEvent.VK_F12;
        // With AltGr, characters are typed.
        boolean altGraph = (key.getModifiers() & InputEvent.ALT_GRAPH_DOWN_MASK) != 0;
        return !function && (altGraph || (key.getModifiers() & NOT_TYPING) == 0);
    }

    private static boolean isBound(JTextComponent text, KeyStroke key) {
        Object binding = text.getInputMap(JComponent.WHEN_FOCUSED).get(key);
        return binding != null && text.getActionMap().get(binding) != null;
    }
}
