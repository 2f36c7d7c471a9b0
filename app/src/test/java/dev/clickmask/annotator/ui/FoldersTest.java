package dev.clickmask.annotator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    @TempDir
    Path place;

    @Test
    void aFolderThatIsGone_isNotTakenForAnImageOfTheFolderAbove() throws Exception {
        LinkedBlockingQueue<Runnable> later = new LinkedBlockingQueue<>();
        Problems problems = new Problems(new Messages(), () -> {});
        Settings settings = Settings.load(place.resolve("settings"));
        ProjectPlaces places = new ProjectPlaces(settings, place.resolve("own"), place.resolve("samples"));
        Folders folders = new Folders(places, later::add, problems);
        Path gone = place.resolve("gone");

        folders.open(gone, null, opened -> true, (opened, names) -> {});
        Objects.requireNonNull(later.poll(60, TimeUnit.SECONDS)).run();

        assertThat(problems.shown().orElseThrow().sentence()).startsWith(gone + " is not there");
        assertThat(folders.isOpening()).isFalse();
        assertThat(place).isEmptyDirectory();
    }
}
