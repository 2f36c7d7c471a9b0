package dev.clickmask.annotator;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where the program keeps what belongs to no project. Only names folders, makes none.
 *
 * @param models models that were fetched
 * @param cache what can be made again, such as unpacked native libraries
 * @param preferences what the window remembers, such as its size
 */
record UserFolders(Path models, Path cache, Path preferences) {

    /** What models made of images before. */
    Path embeddings() {
        return cache.resolve("embeddings");
    }

    /** Those of the person who runs the program. */
    static UserFolders current() {
        return of(System.getenv(), System.getProperties());
    }

    /**
     * By the rules of each system: the XDG base directories, Apple's Library, Windows' local application data. Models
     * are in {@code CLICKMASK_MODELS} if that is set, or else where the start script says.
     */
    static UserFolders of(Map<String, String> environment, Properties properties) {
        UserFolders usual = usual(environment, properties);
        String chosen = environment.getOrDefault("CLICKMASK_MODELS", properties.getProperty("clickmask.models", ""));
        return chosen.isBlank() ? usual : new UserFolders(Path.of(chosen), usual.cache, usual.preferences);
    }

    private static UserFolders usual(Map<String, String> environment, Properties properties) {
        Path home = Path.of(properties.getProperty("user.home"));
        String system = properties.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            Path library = home.resolve("Library");
            return new UserFolders(
                    library.resolve("Application Support/Clickmask/models"),
                    library.resolve("Caches/Clickmask"),
                    library.resolve("Application Support/Clickmask"));
        }
        if (system.contains("win")) {
            Path local = absolute(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local"));
            Path own = local.resolve("Clickmask");
            return new UserFolders(own.resolve("models"), own.resolve("cache"), own);
        }
        Path data = absolute(environment.get("XDG_DATA_HOME"), home.resolve(".local/share"));
        Path cache = absolute(environment.get("XDG_CACHE_HOME"), home.resolve(".cache"));
        Path configuration = absolute(environment.get("XDG_CONFIG_HOME"), home.resolve(".config"));
        return new UserFolders(
                data.resolve("clickmask/models"), cache.resolve("clickmask"), configuration.resolve("clickmask"));
    }

    /** The XDG rules say to ignore what is not absolute. */
    private static Path absolute(@Nullable String value, Path otherwise) {
        return value != null && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
    }
}
