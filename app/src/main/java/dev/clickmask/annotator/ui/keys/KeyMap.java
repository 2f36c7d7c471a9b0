package dev.clickmask.annotator.ui.keys;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.swing.KeyStroke;

/**
 * Which keys belong to which command: those of a preset, changed as the person likes. No key belongs to two commands.
 * For the event dispatch thread.
 */
public final class KeyMap {
    private final List<Runnable> listeners = new ArrayList<>();
    /** The keys of the commands that the person changed; they go before the preset's. */
    private final Map<String, List<KeyStroke>> own = new LinkedHashMap<>();

    private KeyPreset preset;
    private Map<String, List<KeyStroke>> given;
    private Map<KeyStroke, String> commands = Map.of();

    /** Starts with what the person chose before. */
    public KeyMap(OwnKeys chosen) {
        preset = chosen.preset();
        given = preset.keys();
        own.putAll(chosen.changed());
        claim();
    }

    /** What the person has chosen, to be kept. */
    public OwnKeys chosen() {
        return new OwnKeys(preset, new LinkedHashMap<>(own));
    }

    /** Whose keys are the beginning. */
    public KeyPreset preset() {
        return preset;
    }

    /** Begins with other keys; what the person changed stays. */
    public void use(KeyPreset other) {
        preset = other;
        given = other.keys();
        changed();
    }

    /** Calls {@code listener} after every change. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** The ids of all commands. */
    public Set<String> known() {
        return Collections.unmodifiableSet(given.keySet());
    }

    /**
     * The keys of a command, the one to be shown first.
     *
     * @throws IllegalArgumentException if the presets know no such command
     */
    public List<KeyStroke> keys(String command) {
        if (!given.containsKey(command)) {
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

    /** Gives a command one more key, and takes it from the command that had it. */
    public void assign(String command, KeyStroke key) {
        takeFromOwn(key);
        List<KeyStroke> more = new ArrayList<>(without(command, key));
        more.add(key);
        own.put(command, List.copyOf(more));
        changed();
    }

    /** A command that has it from the preset only has to make way, and gets it back when it is free again. */
    private void takeFromOwn(KeyStroke key) {
        command(key).filter(own::containsKey).ifPresent(other -> own.put(other, without(other, key)));
    }

    /** Takes a key away from a command. */
    public void remove(String command, KeyStroke key) {
        own.put(command, without(command, key));
        changed();
    }

    private List<KeyStroke> without(String command, KeyStroke key) {
        return keys(command).stream().filter(other -> !other.equals(key)).toList();
    }

    /** Whether a command has other keys than the preset gives it. */
    public boolean isChanged(String command) {
        return !keys(command).equals(given.get(command));
    }

    /** Whether any command has. */
    public boolean isChanged() {
        return !own.isEmpty();
    }

    /** Gives a command the keys of the preset, and takes them from the commands that got them since. */
    public void reset(String command) {
        own.remove(command);
        for (KeyStroke key : given.getOrDefault(command, List.of())) {
            takeFromOwn(key);
        }
        changed();
    }

    /** Gives every command the keys of the preset. */
    public void resetAll() {
        own.clear();
        changed();
    }

    private void changed() {
        claim();
        listeners.forEach(Runnable::run);
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
