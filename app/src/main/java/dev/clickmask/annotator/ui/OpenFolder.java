package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.project.ImageFolder;
import dev.clickmask.annotator.project.ProjectFile.ImageState;
import dev.clickmask.annotator.project.ProjectKeeper;
import dev.clickmask.sam.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The folder that is open: its images, and what is kept of them. */
final class OpenFolder {
    private final Path path;
    private final ProjectKeeper keeper;
    private final Map<String, ImageState> states = new HashMap<>();

    OpenFolder(Path path, ProjectKeeper keeper) {
        this.path = path;
        this.keeper = keeper;
    }

    Path path() {
        return path;
    }

    ProjectKeeper keeper() {
        return keeper;
    }

    ImageFolder images() {
        return new ImageFolder(path);
    }

    /** The file of an image. */
    Path file(String name) {
        return images().file(name);
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
        boolean isImage = real.startsWith(real(path)) && ImageFiles.isUsualName(String.valueOf(real.getFileName()));
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
