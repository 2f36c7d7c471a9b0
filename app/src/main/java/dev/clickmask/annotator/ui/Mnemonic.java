package dev.clickmask.annotator.ui;

import java.awt.event.KeyEvent;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javax.swing.AbstractButton;

/**
 * A text with the letter that chooses it in a menu.
 *
 * @param text as a menu shows it
 * @param index of the letter in the text, if there is one
 */
record Mnemonic(String text, OptionalInt index) {
    /** Where the text has no Latin letter, one stands behind it, in parentheses and before any dots. */
    private static final Pattern BEHIND = Pattern.compile("\\s*\\(&.\\)");

    /** Reads a text with {@code &} before the letter. */
    static Mnemonic of(String marked) {
        int at = marked.indexOf('&');
        return at < 0
                ? new Mnemonic(marked, OptionalInt.empty())
                : new Mnemonic(marked.substring(0, at) + marked.substring(at + 1), OptionalInt.of(at));
    }

    /** The text as it is shown anywhere but in a menu: {@code 文件} for {@code 文件(&F)}. */
    static String without(String marked) {
        return of(BEHIND.matcher(marked).replaceFirst("")).text();
    }

    /** Code of the letter's key. */
    OptionalInt key() {
        return index.isPresent()
                ? OptionalInt.of(KeyEvent.getExtendedKeyCodeForChar(text.charAt(index.getAsInt())))
                : OptionalInt.empty();
    }

    /** Shows the text on a menu or an item of one. */
    void show(AbstractButton item) {
        item.setText(text);
        key().ifPresent(item::setMnemonic);
        // Else the first such letter would be underlined, which may be another.
        index.ifPresent(item::setDisplayedMnemonicIndex);
    }
}
