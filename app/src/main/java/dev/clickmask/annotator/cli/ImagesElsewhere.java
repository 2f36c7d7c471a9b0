package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.series.SliceName;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Counts the images of a data set that are not in the folder of the project to which it is added. */
final class ImagesElsewhere {
    private final Path folder;
    private int count;
    private String first = "";

    /** @param project the project file, beside whose images it lies */
    ImagesElsewhere(Path project) {
        Path beside = project.toAbsolutePath().getParent();
        this.folder = beside == null ? project : beside;
    }

    /** Looks whether the image is there; true in any case, for the project may have it before the folder does. */
    boolean look(String image) {
        if (!isThere(image)) {
            first = count == 0 ? image : first;
            count++;
        }
        return true;
    }

    private boolean isThere(String image) {
        try {
            return Files.isRegularFile(folder.resolve(image))
                    || SliceName.parse(image)
                            .filter(slice -> Files.isRegularFile(folder.resolve(slice.file())))
                            .isPresent();
        } catch (InvalidPathException e) {
            return false; // This system cannot have a file of that name.
        }
    }

    /** What to say of them; nothing if there are none. */
    Optional<String> note() {
        return count == 0
                ? Optional.empty()
                : Optional.of("note: " + Counted.of(count, "added image") + (count == 1 ? " is" : " are") + " not in "
                        + folder + (count == 1 ? ": " : ", the first is ") + first);
    }
}
