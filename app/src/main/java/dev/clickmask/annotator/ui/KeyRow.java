package dev.clickmask.annotator.ui;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of the sheet of keys.
 *
 * @param text what is done, or the title of the rows below
 * @param caps the keys or gestures that do it, as they are shown
 * @param command whose keys these are; null if they cannot be changed
 * @param title whether it stands above the rows of a group
 */
record KeyRow(String text, List<String> caps, @Nullable String command, boolean title) {

    /** Whether a person who typed this looks for it. */
    boolean matches(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        return text.toLowerCase(Locale.ROOT).contains(wanted)
                || caps.stream().anyMatch(cap -> cap.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
