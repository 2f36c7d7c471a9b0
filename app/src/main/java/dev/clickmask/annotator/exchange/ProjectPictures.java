package dev.clickmask.annotator.exchange;

import dev.clickmask.annotator.dataset.Pictures;
import dev.clickmask.annotator.series.FolderImage;
import dev.clickmask.annotator.series.FolderImages;
import dev.clickmask.annotator.series.Windows;
import dev.clickmask.sam.image.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The pictures of the images of a folder, slices of series among them.
 *
 * @param images in that folder
 * @param windows in which slices are shown
 */
public record ProjectPictures(FolderImages images, Windows windows) implements Pictures {
    /** Of a folder, in the usual windows. */
    public static ProjectPictures of(Path folder) {
        return new ProjectPictures(new FolderImages(folder), Windows.NONE);
    }

    /** The folder. */
    public Path folder() {
        return images.file(".");
    }

    /** The image of that name. */
    public FolderImage image(String name) {
        return images.image(name, windows);
    }

    @Override
    public Path file(String name) {
        return images.file(name);
    }

    @Override
    public Optional<RgbImage> made(String name) throws IOException {
        FolderImage image = image(name);
        return image.isFile() ? Optional.empty() : Optional.of(image.read().image());
    }
}
