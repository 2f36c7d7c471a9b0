package dev.clickmask.annotator.ui.keys;

import dev.clickmask.annotator.dataset.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.swing.KeyStroke;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a person chose about the keys in {@code keys.properties}, which may be edited by hand: a line for the preset
 * and one for each command that was changed. Lines that are not understood are left out, but kept.
 */
public final class KeyStore {
    private static final String PRESET = "preset";

    private final Path file;
    private List<String> broken = List.of();

    /**
     * What was kept.
     *
     * @param broken lines that were not understood
     */
    public record Kept(OwnKeys keys, List<String> broken) {}

    /** Keeps the file in a folder, which need not exist. */
    public KeyStore(Path folder) {
        file = folder.resolve("keys.properties");
    }

    /** Where it is kept. */
    public Path file() {
        return file;
    }

    /**
     * Reads it; not on the event dispatch thread.
     *
     * @throws IOException if there is a file and it cannot be read
     */
    public synchronized Kept read() throws IOException {
        if (!Files.isRegularFile(file)) {
            return new Kept(OwnKeys.NONE, List.of());
        }
        // Bytes that are no text make a broken line, not a broken file.
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        KeyPreset preset = KeyPreset.CLICKMASK;
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            KeyPreset named = preset(line);
            if (named == null) {
                lines.add(line);
            } else {
                preset = named;
            }
        }
        return kept(preset, KeyFile.read(lines, key -> key));
    }

    private Kept kept(KeyPreset preset, KeyFile read) {
        Set<String> known = preset.keys().keySet();
        Map<String, List<KeyStroke>> changed = new LinkedHashMap<>(read.keys());
        changed.keySet().retainAll(known);
        Map<String, List<KeyStroke>> unknown = new LinkedHashMap<>(read.keys());
        unknown.keySet().removeAll(known);
        List<String> left = new ArrayList<>(read.broken());
        left.addAll(KeyFile.write(unknown));
        broken = List.copyOf(left);
        return new Kept(new OwnKeys(preset, changed), broken);
    }

    private static @Nullable KeyPreset preset(String line) {
        int equals = line.indexOf('=');
        if (equals > 0 && line.substring(0, equals).strip().equals(PRESET)) {
            for (KeyPreset preset : KeyPreset.values()) {
                if (preset.id().equals(line.substring(equals + 1).strip())) {
                    return preset;
                }
            }
        }
        return null;
    }

    /**
     * Writes it; not on the event dispatch thread.
     *
     * @throws IOException if it cannot be written; the message names the file
     */
    public synchronized void write(OwnKeys keys) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(PRESET + " = " + keys.preset().id());
        lines.addAll(KeyFile.write(keys.changed()));
        lines.addAll(broken);
        Files.createDirectories(file.getParent());
        AtomicFile.write(
                file, out -> out.write(String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8)));
    }
}
