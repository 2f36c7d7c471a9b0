package dev.clickmask.annotator.ui.keys;

import java.util.Optional;
import javax.swing.KeyStroke;

/** How a key is written in a file. */
public final class KeyText {
    private KeyText() {}

    /** Reads a key as {@link KeyStroke#getKeyStroke(String)} does; empty if there is no such key. */
    public static Optional<KeyStroke> read(String text) {
        return Optional.ofNullable(KeyStroke.getKeyStroke(text.strip()));
    }

    /** Writes a key so that {@link #read} understands it. */
    public static String write(KeyStroke key) {
        return key.toString().replace("pressed ", "");
    }
}
