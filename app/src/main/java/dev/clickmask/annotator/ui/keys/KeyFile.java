package dev.clickmask.annotator.ui.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.swing.KeyStroke;

/**
 * Keys of commands as written in a file: a line for each command, {@code id = key, key}, where no key at all is allowed;
 * empty lines and those with {@code #} in front are passed over.
 *
 * @param keys of each command, in the order of the file; where a command has two lines, the last one
 * @param broken the lines that could not be understood, as they stand
 */
public record KeyFile(Map<String, List<KeyStroke>> keys, List<String> broken) {

    /** Reads the lines of a file, with each key's text changed by {@code change} before. */
    static KeyFile read(List<String> lines, UnaryOperator<String> change) {
        Map<String, List<KeyStroke>> keys = new LinkedHashMap<>();
        List<String> broken = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int equals = line.indexOf('=');
                Optional<List<KeyStroke>> read =
                        equals < 0 ? Optional.empty() : keys(change.apply(line.substring(equals + 1)));
                read.ifPresentOrElse(
                        list -> keys.put(line.substring(0, equals).strip(), list), () -> broken.add(line.strip()));
            }
        }
        return new KeyFile(keys, broken);
    }

    private static Optional<List<KeyStroke>> keys(String text) {
        List<KeyStroke> keys = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                Optional<KeyStroke> key = KeyText.read(part);
                if (key.isEmpty()) {
                    return Optional.empty();
                }
                keys.add(key.get());
            }
        }
        return Optional.of(List.copyOf(keys));
    }

    /** Lines that {@link #read} turns into the same keys again. */
    static List<String> write(Map<String, List<KeyStroke>> keys) {
        List<String> lines = new ArrayList<>();
        keys.forEach((id, list) -> lines.add(
                id + " = " + String.join(", ", list.stream().map(KeyText::write).toList())));
        return lines;
    }
}
