package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.project.ProjectFile.ImageState;
import dev.clickmask.annotator.project.ProjectKeeper;
import dev.clickmask.annotator.series.FolderContents;
import dev.clickmask.annotator.series.FolderImage;
import dev.clickmask.annotator.series.FolderImages;
import dev.clickmask.annotator.series.Series;
import dev.clickmask.annotator.series.Windows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The folder that is open: its images, and what is kept of them. */
final class OpenFolder {
    /** Key under which a project remembers which folders are shown as one series each, a line for each. */
    private static final String JOINED = "joined";

    private final Path path;
    private final ProjectKeeper keeper;
    private final FolderImages images;
    private final Map<String, ImageState> states = new HashMap<>();
    private volatile Windows windows = Windows.NONE;
    /** Folders whose images are shown as one series. */
    private volatile Set<String> joined = Set.of();
    /** Whether the person has chosen something of that here. */
    private boolean isChosen;

    OpenFolder(Path path, ProjectKeeper keeper) {
        this.path = path;
        this.keeper = keeper;
        this.images = new FolderImages(path);
    }

    Path path() {
        return path;
    }

    ProjectKeeper keeper() {
        return keeper;
    }

    /** The image of that name, in the window that was chosen for it. */
    FolderImage image(String name) {
        return images.image(name, windows);
    }

    /** The slices of an item; not on the event dispatch thread. */
    Series series(FolderContents.Item item) throws IOException {
        return images.series(item);
    }

    /** Whether an image is of this folder. */
    boolean has(FolderImage image) {
        return image.folder() == images;
    }

    /**
     * What is in the folder; not on the event dispatch thread.
     *
     * @param known names of images that something is known of
     */
    FolderContents contents(Set<String> known) throws IOException {
        return images.contents(known).joining(joined);
    }

    /** What of a file is to be shown first; not on the event dispatch thread. */
    String first(Path file, Set<String> known) {
        String name = name(file);
        return known.contains(name) ? name : images.first(name);
    }

    /** Reads how its series are shown; not on the event dispatch thread. */
    void readSettings() {
        windows = Windows.read(keeper.setting(Windows.SETTING).join().orElse(""));
        joined = keeper.setting(JOINED).join().orElse("").lines().collect(Collectors.toSet());
    }

    /** How its series are shown, as the project keeps it; empty if nothing was ever chosen. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        if (isChosen) {
            settings.put(Windows.SETTING, windows.write());
            settings.put(JOINED, String.join("\n", joined));
        }
        return settings;
    }

    /** The windows that were chosen for its series. */
    Windows windows() {
        return windows;
    }

    void setWindows(Windows chosen) {
        isChosen = true;
        windows = chosen;
    }

    /** Folders below it whose images are shown as one series each; "." is the folder itself. */
    Set<String> joined() {
        return joined;
    }

    void setJoined(Set<String> folders) {
        isChosen = true;
        joined = Set.copyOf(folders);
    }

    /** Whether a folder is this one, or a file is in it or one of its sub-folders. */
    boolean holds(Path other, boolean isFolder) {
        return isFolder ? other.equals(path) : other.startsWith(path);
    }

    /** The name that an image has in this folder. */
    String name(Path file) {
        String separator = path.getFileSystem().getSeparator();
        return path.relativize(file).toString().replace(separator, "/");
    }

    /** Whether a file is an image of the folder or the one with its annotations, which nothing may replace. */
    boolean isPrecious(Path target) {
        Path real = real(target);
        boolean isImage = real.startsWith(real(path)) && FolderImages.isUsualName(String.valueOf(real.getFileName()));
        return Files.exists(target) && (isImage || real.equals(real(keeper.file())));
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException notThere) {
            return file.toAbsolutePath().normalize();
        }
    }

    /** What was known of the images when the folder was opened, and has become known since. */
    Map<String, ImageState> states() {
        return states;
    }
}
