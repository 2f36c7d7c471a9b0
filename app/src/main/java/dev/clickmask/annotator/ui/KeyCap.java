package dev.clickmask.annotator.ui;

import javax.swing.JLabel;

/** A key or a gesture, drawn as a small key. */
final class KeyCap extends JLabel {
    private static final long serialVersionUID = 1L;

    KeyCap(String text) {
        super(text);
        putClientProperty(
                "FlatLaf.style",
                "font: -1; border: 1,7,1,7,$Component.borderColor,1,6; background: $TextField.background;"
                        + " foreground: $TextField.foreground; arc: 6");
    }
}
