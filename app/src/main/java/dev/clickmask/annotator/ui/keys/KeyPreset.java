package dev.clickmask.annotator.ui.keys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.swing.KeyStroke;

/** The keys that a person may start from: Clickmask's own, or those of another annotator that the hands know. */
public enum KeyPreset {
    CLICKMASK,
    X_ANYLABELING,
    LABELME,
    ISAT,
    CVAT;

    /** Its name in files, also that of its resource. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Keys of every command. What the other annotator has no key for keeps Clickmask's, as far as it is free.
     *
     * @throws IllegalStateException if its file is broken
     */
    Map<String, List<KeyStroke>> keys() {
        Map<String, List<KeyStroke>> own = load();
        Set<KeyStroke> taken = new HashSet<>();
        own.values().forEach(taken::addAll);
        Map<String, List<KeyStroke>> all = new LinkedHashMap<>();
        CLICKMASK.load().forEach((id, keys) -> all.put(id, own.getOrDefault(id, free(keys, taken))));
        return all;
    }

    private static List<KeyStroke> free(List<KeyStroke> keys, Set<KeyStroke> taken) {
        return keys.stream().filter(key -> !taken.contains(key)).toList();
    }

    /** What stands in its file alone. */
    Map<String, List<KeyStroke>> load() {
        String name = id() + ".properties";
        UnaryOperator<String> modifiers = System.getProperty("os.name", "").startsWith("Mac")
                ? text -> text.replace("ctrl", "meta")
                : text -> text;
        try (InputStream in = Objects.requireNonNull(KeyPreset.class.getResourceAsStream(name), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            KeyFile file = KeyFile.read(reader.lines().toList(), modifiers);
            if (!file.broken().isEmpty()) {
                throw new IllegalStateException(name + " has lines that are not understood: " + file.broken());
            }
            return file.keys();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
