package dev.clickmask.annotator.ui.keys;

import java.util.List;
import java.util.Map;
import javax.swing.KeyStroke;

/**
 * What a person chose about the keys.
 *
 * @param preset whose keys to begin with
 * @param changed the commands that got other keys, with all that they have now
 */
public record OwnKeys(KeyPreset preset, Map<String, List<KeyStroke>> changed) {

    /** Clickmask's keys, as they come. */
    public static final OwnKeys NONE = new OwnKeys(KeyPreset.CLICKMASK, Map.of());
}
