package dev.clickmask.annotator.ui;

import java.io.IOException;
import java.nio.file.Path;

/** The file that a person chose for the annotations of a folder is not there. */
final class ProjectGone extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path folder;
    private final transient Path file;

    ProjectGone(Path folder, Path file) {
        super("the annotations of " + folder + " are kept in " + file + ", which is not there");
        this.folder = folder;
        this.file = file;
    }

    /** The folder of images. */
    Path folder() {
        return folder;
    }

    /** The project file that is missing. */
    Path file() {
        return file;
    }
}
