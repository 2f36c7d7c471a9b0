package dev.clickmask.annotator.ui.keys;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.KeyStroke;

/**
 * Which keys belong to which command: those of a preset, changed as the person likes. No key belongs to two commands.
 * For the event dispatch thread.
 */
public final class KeyMap {
    private final List<Runnable> listeners = new ArrayList<>();
    /** The keys of the commands that the person changed; they go before the preset's. */
    private final Map<String, List<KeyStroke>> own = new LinkedHashMap<>();

    private KeyPreset preset = KeyPreset.CLICKMASK;
    private Map<String, List<KeyStroke>> given = preset.keys();
    private Map<KeyStroke, String> commands = Map.of();

    /** Starts with Clickmask's own keys. */
    public KeyMap() {
        claim();
    }

    /** Calls {@code listener} after every change. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** Whether there is a command with that id. */
    public boolean knows(String command) {
        return given.containsKey(command);
    }

    /**
     * The keys of a command, the one to be shown first.
     *
     * @throws IllegalArgumentException if the presets know no such command
     */
    public List<KeyStroke> keys(String command) {
        if (!knows(command)) {
            throw new IllegalArgumentException("no line for the command " + command + " in keys/clickmask.properties");
        }
        return own.getOrDefault(command, given.getOrDefault(command, List.of())).stream()
                .filter(key -> command.equals(commands.get(key)))
                .toList();
    }

    /** The command that has this key. */
    public Optional<String> command(KeyStroke key) {
        return Optional.ofNullable(commands.get(key));
    }

    /** Gives each key to the first who asks for it: what the person changed, then the preset. */
    private void claim() {
        Map<KeyStroke, String> claimed = new HashMap<>();
        own.forEach((id, keys) -> keys.forEach(key -> claimed.putIfAbsent(key, id)));
        given.forEach((id, keys) -> {
            if (!own.containsKey(id)) {
                keys.forEach(key -> claimed.putIfAbsent(key, id));
            }
        });
        commands = claimed;
    }
}
