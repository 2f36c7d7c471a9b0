package dev.clickmask.annotator.ui;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.Map;
import javax.swing.KeyStroke;

/**
 * Keys as a person reads them: {@code Ctrl+Shift+Z}, {@code [}, {@code Del}. They are the same in every language, as they
 * are on keyboards.
 */
final class KeyNames {
    private static final Map<Integer, String> SHORT = Map.ofEntries(
            Map.entry(KeyEvent.VK_OPEN_BRACKET, "["),
            Map.entry(KeyEvent.VK_CLOSE_BRACKET, "]"),
            Map.entry(KeyEvent.VK_EQUALS, "="),
            Map.entry(KeyEvent.VK_MINUS, "-"),
            Map.entry(KeyEvent.VK_PLUS, "+"),
            Map.entry(KeyEvent.VK_COMMA, ","),
            Map.entry(KeyEvent.VK_PERIOD, "."),
            Map.entry(KeyEvent.VK_SLASH, "/"),
            Map.entry(KeyEvent.VK_BACK_SLASH, "\\"),
            Map.entry(KeyEvent.VK_SEMICOLON, ";"),
            Map.entry(KeyEvent.VK_QUOTE, "'"),
            Map.entry(KeyEvent.VK_BACK_QUOTE, "`"),
            Map.entry(KeyEvent.VK_SPACE, "Space"),
            Map.entry(KeyEvent.VK_LEFT, "Left"),
            Map.entry(KeyEvent.VK_RIGHT, "Right"),
            Map.entry(KeyEvent.VK_UP, "Up"),
            Map.entry(KeyEvent.VK_DOWN, "Down"),
            Map.entry(KeyEvent.VK_ESCAPE, "Esc"),
            Map.entry(KeyEvent.VK_DELETE, "Del"));

    private KeyNames() {}

    /** Name of a key with its modifiers. */
    static String of(KeyStroke key) {
        String modifiers = InputEvent.getModifiersExText(key.getModifiers());
        String name = SHORT.getOrDefault(key.getKeyCode(), KeyEvent.getKeyText(key.getKeyCode()));
        return modifiers.isEmpty() ? name : modifiers + "+" + name;
    }
}
