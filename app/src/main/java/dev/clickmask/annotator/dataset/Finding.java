package dev.clickmask.annotator.dataset;

import java.nio.file.Path;

/**
 * Something about a data set that a person should know: a defect, or what an import left out or changed.
 *
 * @param file the file it was found in
 * @param place where in the file: a JSON path such as {@code $.annotations[12].segmentation}, or {@code line 3}; empty for
 *     the file as a whole
 * @param sentence what was found, without a full stop
 */
public record Finding(Path file, String place, String sentence) {

    /** All of it in one line. */
    @Override
    public String toString() {
        return file + (place.isEmpty() ? "" : ", " + place) + ": " + sentence;
    }
}
