package dev.clickmask.annotator.dataset;

import dev.clickmask.sam.geometry.Size;
import dev.clickmask.sam.image.ImageInfo;
import java.util.Locale;
import java.util.Optional;

/** What the masks of a data set lie on, where a photograph is stored turned and its EXIF orientation says how. */
public enum Space {
    /** The picture as people see it, turned by its EXIF orientation. */
    UPRIGHT,
    /** The rows and columns of the file, for readers that do not look at the EXIF orientation. */
    STORED;

    /** The space of that name, as {@link #toString} gives it, if there is one. */
    public static Optional<Space> named(String name) {
        for (Space space : values()) {
            if (space.toString().equals(name)) {
                return Optional.of(space);
            }
        }
        return Optional.empty();
    }

    /** Size of an image in this space. */
    public Size of(ImageInfo image) {
        return this == STORED ? image.storedSize() : image.size();
    }

    /** As a person types it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
