package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.ui.keys.KeyMap;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.util.Set;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.KeyStroke;

/** Gives the pressed key to a command that waits for one, before anything else can have it; so Tab can be given too. */
final class KeySheetInput implements KeyEventDispatcher {
    private static final Set<Integer> MODIFIERS = Set.of(
            KeyEvent.VK_SHIFT,
            KeyEvent.VK_CONTROL,
            KeyEvent.VK_ALT,
            KeyEvent.VK_META,
            KeyEvent.VK_ALT_GRAPH,
            KeyEvent.VK_CAPS_LOCK,
            KeyEvent.VK_NUM_LOCK);

    private final JDialog sheet;
    private final KeyMap keys;
    private final KeyChange change;
    private boolean taken;

    private KeySheetInput(JDialog sheet, KeyMap keys, KeyChange change) {
        this.sheet = sheet;
        this.keys = keys;
        this.change = change;
    }

    /** Listens while the sheet is shown. */
    static void install(JDialog sheet, KeyMap keys, KeyChange change) {
        KeySheetInput input = new KeySheetInput(sheet, keys, change);
        KeyboardFocusManager focus = KeyboardFocusManager.getCurrentKeyboardFocusManager();
        sheet.getRootPane().addHierarchyListener(e -> {
            focus.removeKeyEventDispatcher(input);
            if (sheet.isShowing()) {
                focus.addKeyEventDispatcher(input);
            }
        });
    }

    @Override
    public boolean dispatchKeyEvent(KeyEvent e) {
        if (KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusedWindow() != sheet) {
            return false;
        }
        if (e.getID() == KeyEvent.KEY_PRESSED && !MODIFIERS.contains(e.getKeyCode())) {
            taken = take(CommandKeys.strokeOf(e));
        }
        return taken;
    }

    private boolean take(KeyStroke key) {
        if (change.listens()) {
            change.press(key);
            return true;
        }
        if (change.step() == KeyChange.Step.ASKING && answer(key.getKeyCode())) {
            return true;
        }
        if (keys.command(key).filter("shortcuts"::equals).isPresent() && !CommandKeys.isPlain(key)) {
            sheet.dispose();
            return true;
        }
        return false;
    }

    /** Enter takes the key and Escape leaves it, unless the person has gone to one of the buttons. */
    private boolean answer(int key) {
        if (KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner() instanceof JButton) {
            return false;
        } else if (key == KeyEvent.VK_ENTER) {
            change.take();
            return true;
        } else if (key == KeyEvent.VK_ESCAPE) {
            change.leave();
            return true;
        }
        return false;
    }
}
