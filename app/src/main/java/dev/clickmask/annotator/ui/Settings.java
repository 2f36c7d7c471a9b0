package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.dataset.AtomicFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What the window remembers from one start to the next: theme, language and folder, in {@code window.properties}. A file that cannot
 * be read or written costs the person nothing but that, so it is not told.
 */
final class Settings {
    private static final System.Logger LOG = System.getLogger(Settings.class.getName());

    private final Path file;
    private final Properties values = new Properties();

    private Settings(Path file) {
        this.file = file;
    }

    /** Reads the settings in a folder, which need not exist. */
    static Settings load(Path folder) {
        Settings settings = new Settings(folder.resolve("window.properties"));
        if (Files.isRegularFile(settings.file)) {
            try (Reader reader = Files.newBufferedReader(settings.file)) {
                settings.values.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.log(System.Logger.Level.WARNING, "cannot read " + settings.file, e);
            }
        }
        return settings;
    }

    /** Writes them; not on the event dispatch thread. */
    void save() {
        try {
            store();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot write " + file, e);
        }
    }

    /** Writes what must not be lost; not on the event dispatch thread. */
    void store() throws IOException {
        Files.createDirectories(file.getParent());
        AtomicFile.write(file, out -> values.store(new OutputStreamWriter(out, StandardCharsets.UTF_8), null));
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
        values.setProperty("theme", theme.name());
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
        values.setProperty("language", language.name());
    }

    /** Where the person chose to keep the annotations of a folder, if anywhere else than usual. */
    Optional<Path> project(Path folder) {
        return Optional.ofNullable(values.getProperty(projectKey(folder))).map(Path::of);
    }

    /** Sets or forgets it. */
    void setProject(Path folder, Optional<Path> project) {
        String key = projectKey(folder);
        project.ifPresentOrElse(file -> values.setProperty(key, file.toString()), () -> values.remove(key));
    }

    private static String projectKey(Path folder) {
        return "project." + folder.toAbsolutePath().normalize();
    }

    /** Where files were last taken from. */
    Path folder() {
        return Path.of(values.getProperty("folder", System.getProperty("user.home")));
    }

    void setFolder(Path folder) {
        values.setProperty("folder", folder.toString());
    }

    /** Something else that was remembered by that name. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.getProperty(name));
    }

    /** Remembers something else. */
    void set(String name, String text) {
        values.setProperty(name, text);
    }
}
