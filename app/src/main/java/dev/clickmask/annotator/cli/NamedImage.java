package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.project.ImageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An image and what it is called in a data set.
 *
 * @param name with forward slashes
 */
record NamedImage(Path file, String name) {

    /**
     * All images that these files and folders are or hold.
     *
     * @throws IOException if there is none, or two have the same name
     */
    static List<NamedImage> of(List<Path> places) throws IOException {
        List<NamedImage> images = new ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                for (String name : new ImageFolder(place).images()) {
                    images.add(new NamedImage(place.resolve(name), name));
                }
            } else {
                images.add(new NamedImage(place, String.valueOf(place.getFileName())));
            }
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
}
