package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path preferences;

    @Test
    void whatTwoWindowsRemember_isAllThere_whicheverIsClosedLast() throws IOException {
        Path gone = preferences.resolve("gone").toAbsolutePath();
        Path moved = preferences.resolve("moved").toAbsolutePath();
        Settings before = Settings.load(preferences);
        before.setProject(gone, Optional.of(Path.of("old.clickmask")));
        before.save();
        Settings first = Settings.load(preferences);
        Settings second = Settings.load(preferences);

        second.set("size", "large");
        first.setProject(moved, Optional.of(Path.of("mine.clickmask")));
        first.setProject(gone, Optional.empty());
        first.store();
        second.save();

        Settings now = Settings.load(preferences);
        assertThat(now.project(moved)).contains(Path.of("mine.clickmask"));
        assertThat(now.project(gone)).isEmpty();
        assertThat(now.text("size")).contains("large");
    }

    @Test
    void damagedSettings_areSetAside_notOverwritten() throws IOException {
        Path file = Files.writeString(preferences.resolve("window.properties"), "size=large\nproject=\\u00zz\n");

        Settings settings = Settings.load(preferences);
        settings.set("size", "small");
        settings.store();

        assertThat(Settings.load(preferences).text("size")).contains("small");
        assertThat(preferences.resolve(file.getFileName() + ".damaged"))
                .content()
                .contains("size=large");
    }
}
