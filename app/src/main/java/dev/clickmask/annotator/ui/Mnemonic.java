package dev.clickmask.annotator.ui;

import java.awt.event.KeyEvent;
import java.util.OptionalInt;

/**
 * A text with the letter that chooses it in a menu.
 *
 * @param text as shown
 * @param index of the letter in the text, if there is one
 */
record Mnemonic(String text, OptionalInt index) {

    /** Reads a text with {@code &} before the letter. */
    static Mnemonic of(String marked) {
        int at = marked.indexOf('&');
        return at < 0
                ? new Mnemonic(marked, OptionalInt.empty())
                : new Mnemonic(marked.substring(0, at) + marked.substring(at + 1), OptionalInt.of(at));
    }

    /** Code of the letter's key. */
    OptionalInt key() {
        return index.isPresent()
                ? OptionalInt.of(KeyEvent.getExtendedKeyCodeForChar(text.charAt(index.getAsInt())))
                : OptionalInt.empty();
    }
}
