package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.series.FolderImage;
import dev.clickmask.annotator.series.FolderImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An image and what it is called in a data set.
 *
 * @param image in the folder that was named, or in that of the file that was named
 */
record NamedImage(FolderImage image) {

    /** What it is called, with forward slashes. */
    String name() {
        return image.name();
    }

    /**
     * All images that these files and folders are or hold, slices among them.
     *
     * @throws IOException if there is none, or two have the same name
     */
    static List<NamedImage> of(List<Path> places) throws IOException {
        List<NamedImage> images = new ArrayList<>();
        for (Path place : places) {
            of(place).forEach(image -> images.add(new NamedImage(image)));
        }
        Set<String> names = new HashSet<>();
        for (NamedImage image : images) {
            if (!names.add(image.name())) {
                throw new IOException("two images are called " + image.name() + "; give their common folder");
            }
        }
        if (images.isEmpty()) {
            throw new IOException("there is no image in " + places.get(0));
        }
        return images;
    }

    /** The images of a folder, or those that a file is. */
    static List<FolderImage> of(Path place) throws IOException {
        boolean isFolder = Files.isDirectory(place);
        FolderImages folder =
                new FolderImages(isFolder ? place : Objects.requireNonNullElse(place.getParent(), Path.of("")));
        List<String> names = isFolder ? folder.contents().images() : folder.slices(String.valueOf(place.getFileName()));
        return names.stream().map(folder::image).toList();
    }
}
