package dev.clickmask.annotator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
    private final Properties properties = new Properties();

    @Test
    void linuxHasTheXdgFolders() {
        system("Linux");

        assertThat(UserFolders.of(Map.of(), properties))
                .isEqualTo(folders(
                        "/home/é/.local/share/clickmask/models",
                        "/home/é/.cache/clickmask",
                        "/home/é/.config/clickmask"));
        assertThat(UserFolders.of(Map.of("XDG_DATA_HOME", "/d", "XDG_CACHE_HOME", "relative"), properties))
                .isEqualTo(folders("/d/clickmask/models", "/home/é/.cache/clickmask", "/home/é/.config/clickmask"));
    }

    @Test
    void macHasTheLibrary() {
        system("Mac OS X");

        assertThat(UserFolders.of(Map.of(), properties))
                .isEqualTo(folders(
                        "/home/é/Library/Application Support/Clickmask/models",
                        "/home/é/Library/Caches/Clickmask",
                        "/home/é/Library/Application Support/Clickmask"));
    }

    @Test
    void windowsHasTheLocalApplicationData() {
        system("Windows 11");

        assertThat(UserFolders.of(Map.of("LOCALAPPDATA", "/local"), properties))
                .isEqualTo(folders("/local/Clickmask/models", "/local/Clickmask/cache", "/local/Clickmask"));
    }

    @Test
    void thePersonChoosesBeforeTheStartScriptAndThatBeforeTheSystem() {
        system("Linux");
        properties.setProperty("clickmask.models", "/script");

        assertThat(UserFolders.of(Map.of(), properties).models()).isEqualTo(Path.of("/script"));
        assertThat(UserFolders.of(Map.of("CLICKMASK_MODELS", "/person"), properties)
                        .models())
                .isEqualTo(Path.of("/person"));
    }

    private void system(String name) {
        properties.setProperty("os.name", name);
        properties.setProperty("user.home", "/home/é");
    }

    private static UserFolders folders(String models, String cache, String preferences) {
        return new UserFolders(Path.of(models), Path.of(cache), Path.of(preferences));
    }
}
