package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.dataset.AtomicFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the window remembers from one start to the next: theme, language and folder, in {@code window.properties}. A file that cannot
 * be read or written costs the person nothing but that, so it is not told.
 */
final class Settings {
    private final Path file;
    private final Properties values = new Properties();
    /** What was set or forgotten here since it was last written; the rest may be another window's by now. */
    private final Map<String, Optional<String>> changed = new ConcurrentHashMap<>();

    private Settings(Path file) {
        this.file = file;
    }

    /** Reads the settings in a folder, which need not exist. */
    static Settings load(Path folder) {
        Settings settings = new Settings(folder.resolve("window.properties"));
        try {
            settings.values.putAll(settings.read());
        } catch (IOException e) {
            log().log(System.Logger.Level.WARNING, "cannot read " + settings.file, e);
        }
        return settings;
    }

    private Properties read() throws IOException {
        Properties read = new Properties();
        if (Files.isRegularFile(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                read.load(reader);
            } catch (IllegalArgumentException | CharacterCodingException e) {
                Path aside = file.resolveSibling(file.getFileName() + ".damaged");
                Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
                log().log(System.Logger.Level.WARNING, "damaged settings are now " + aside, e);
                return new Properties();
            }
        }
        return read;
    }

    /** Writes them on a thread of its own. */
    void saveLater() {
        new Thread(this::save, "settings").start();
    }

    /** Writes them; not on the event dispatch thread. */
    void save() {
        try {
            store();
        } catch (IOException e) {
            log().log(System.Logger.Level.WARNING, "cannot write " + file, e);
        }
    }

    /**
     * Writes what must not be lost, and leaves what other windows wrote meanwhile; not on the event dispatch thread.
     */
    synchronized void store() throws IOException {
        Files.createDirectories(file.getParent());
        Map<String, Optional<String>> own = Map.copyOf(changed);
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel held = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock(held);
            Properties now = read();
            own.forEach((key, text) -> text.ifPresentOrElse(set -> now.setProperty(key, set), () -> now.remove(key)));
            AtomicFile.write(file, out -> now.store(new OutputStreamWriter(out, StandardCharsets.UTF_8), null));
        }
        own.forEach(changed::remove);
    }

    /** Waits until no other window writes; the lock ends with the channel. */
    private static void lock(FileChannel channel) {
        try {
            channel.lock();
        } catch (IOException | OverlappingFileLockException e) {
            // Some network drives have no locks. What two windows write in the same moment is then one's.
            log().log(System.Logger.Level.DEBUG, "no lock", e);
        }
    }

    /** Remembers or forgets something else. */
    void put(String key, Optional<String> text) {
        text.ifPresentOrElse(set -> values.setProperty(key, set), () -> values.remove(key));
        changed.put(key, text);
    }

    ThemeChoice theme() {
        String name = values.getProperty("theme", "");
        for (ThemeChoice choice : ThemeChoice.values()) {
            if (choice.name().equals(name)) {
                return choice;
            }
        }
        return ThemeChoice.SYSTEM;
    }

    void setTheme(ThemeChoice theme) {
        set("theme", theme.name());
    }

    Language language() {
        String name = values.getProperty("language", "");
        for (Language language : Language.values()) {
            if (language.name().equals(name)) {
                return language;
            }
        }
        return Language.SYSTEM;
    }

    void setLanguage(Language language) {
        set("language", language.name());
    }

    /** Where the person chose to keep the annotations of a folder, if anywhere else than usual. */
    Optional<Path> project(Path folder) {
        return text(projectKey(folder)).flatMap(Settings::path);
    }

    /** Sets or forgets it. */
    void setProject(Path folder, Optional<Path> project) {
        put(projectKey(folder), project.map(Path::toString));
    }

    private static String projectKey(Path folder) {
        return "project." + folder.toAbsolutePath().normalize();
    }

    /** Where files were last taken from. */
    Path folder() {
        return text("folder").flatMap(Settings::path).orElse(Path.of(System.getProperty("user.home")));
    }

    /** Nothing for what was written on another system and is no path on this one. */
    static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    void setFolder(Path folder) {
        set("folder", folder.toString());
    }

    /** Something else that was remembered by that name. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.getProperty(name));
    }

    /** Remembers something else. */
    void set(String name, String text) {
        put(name, Optional.of(text));
    }

    /** Looked for only when there is something to say, as that takes longer than much of what is done at the start. */
    private static System.Logger log() {
        return System.getLogger(Settings.class.getName());
    }
}
