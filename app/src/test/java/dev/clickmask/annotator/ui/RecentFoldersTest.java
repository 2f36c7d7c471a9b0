package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentFoldersTest {
    @TempDir
    Path place;

    @Test
    void nineFolders_areRemembered_theLastOneFirst_eachOnce() {
        Settings settings = Settings.load(place);
        RecentFolders recent = new RecentFolders(settings, Runnable::run);
        IntStream.range(0, 12).forEach(i -> recent.add(Path.of("folder" + i)));
        recent.add(Path.of("folder5"));

        RecentFolders again = new RecentFolders(Settings.load(place), Runnable::run);

        assertThat(again.all())
                .startsWith(Path.of("folder5"), Path.of("folder11"), Path.of("folder10"))
                .hasSize(9)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsForgotten_isGoneAtTheNextStart_butForTheOpenOne() {
        Settings settings = Settings.load(place);
        RecentFolders recent = new RecentFolders(settings, Runnable::run);
        recent.add(Path.of("one"));
        recent.add(Path.of("two"));

        recent.clear(Optional.of(Path.of("two")));

        assertThat(new RecentFolders(Settings.load(place), Runnable::run).all()).containsExactly(Path.of("two"));
    }
}
