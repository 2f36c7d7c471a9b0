package dev.clickmask.annotator.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/** The folders that were opened last, the last one first. Belongs to the event dispatch thread. */
final class RecentFolders {
    private static final int MOST = 9;
    private static final String KEY = "recent.";

    private final Settings settings;
    private final Executor disk;

    /**
     * Remembers them in the settings.
     *
     * @param disk writes the settings, on another thread
     */
    RecentFolders(Settings settings, Executor disk) {
        this.settings = settings;
        this.disk = disk;
    }

    /** None that does not lead to a folder on this system; whether a folder is there still is not asked. */
    List<Path> all() {
        return IntStream.range(0, MOST)
                .mapToObj(i -> settings.text(KEY + i))
                .flatMap(Optional::stream)
                .flatMap(text -> Settings.path(text).stream())
                .toList();
    }

    /** Notes that a folder was opened. */
    void add(Path folder) {
        List<Path> folders = new ArrayList<>(all());
        if (folders.isEmpty() || !folders.get(0).equals(folder)) {
            folders.remove(folder);
            folders.add(0, folder);
            write(folders);
        }
    }

    /** Forgets all of them, or all but the one that is open. */
    void clear(Optional<Path> open) {
        write(open.stream().toList());
    }

    private void write(List<Path> folders) {
        for (int i = 0; i < MOST; i++) {
            settings.put(
                    KEY + i, i < folders.size() ? Optional.of(folders.get(i).toString()) : Optional.empty());
        }
        // At once: a program that is killed goes on there too.
        disk.execute(settings::save);
    }
}
