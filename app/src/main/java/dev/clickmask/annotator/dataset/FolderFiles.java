package dev.clickmask.annotator.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What lies in the folder of a data set. Names are relative to it, with forward slashes; links are not followed. */
public final class FolderFiles {
    private static final Set<String> IMAGES =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "tif", "tiff", "bmp", "gif", "webp");

    private FolderFiles() {}

    /** All images by the ending of their names, sorted. */
    public static List<String> images(Path folder) throws IOException {
        return withEnding(folder, IMAGES);
    }

    /** All files with that ending, such as {@code json}, sorted. */
    public static List<String> withEnding(Path folder, String ending) throws IOException {
        return withEnding(folder, Set.of(ending));
    }

    private static List<String> withEnding(Path folder, Set<String> endings) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder + " is not a folder");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> name(folder, file))
                    .filter(name -> endings.contains(ending(name)))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The name of a file in the folder. */
    public static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace(folder.getFileSystem().getSeparator(), "/");
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
