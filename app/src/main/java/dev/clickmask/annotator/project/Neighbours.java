package dev.clickmask.annotator.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The images of a project that follow upon one in its own folder, as the frames of a film do. */
public final class Neighbours {
    private Neighbours() {}

    /**
     * Those after an image, or before it, the nearest first; none if the image is not among the names.
     *
     * @param names of images in their order, with forward slashes
     */
    public static List<String> of(String image, List<String> names, boolean backward) {
        int place = names.indexOf(image);
        if (place < 0) {
            return List.of();
        }
        Stream<String> all = names.subList(backward ? 0 : place + 1, backward ? place : names.size()).stream();
        List<String> found = new ArrayList<>(
                all.filter(name -> folder(name).equals(folder(image))).toList());
        if (backward) {
            Collections.reverse(found);
        }
        return List.copyOf(found);
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }
}
