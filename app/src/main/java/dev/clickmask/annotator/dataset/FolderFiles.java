package dev.clickmask.annotator.dataset;

import dev.clickmask.sam.image.ImageFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What lies in the folder of a data set. Names are relative to it, with forward slashes; links are not followed. */
public final class FolderFiles {
    private FolderFiles() {}

    /** All images by the ending of their names, sorted. */
    public static List<String> images(Path folder) throws IOException {
        return files(folder, ImageFiles::isUsualName);
    }

    /** All files with that ending, such as {@code json}, sorted. */
    public static List<String> withEnding(Path folder, String ending) throws IOException {
        return files(folder, name -> name.toLowerCase(Locale.ROOT).endsWith("." + ending));
    }

    private static List<String> files(Path folder, Predicate<String> wanted) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder + " is not a folder");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> name(folder, file))
                    .filter(wanted)
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
}
