package dev.clickmask.annotator.project;

import dev.clickmask.sam.image.ImageFiles;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds the image files below a folder.
 *
 * <p>Names are relative to the folder, with forward slashes on every system, so that equal names in two sub-folders never
 * meet and a project can move between computers. Hidden files and folders are left out. Links to folders are not followed, so
 * that loops of them end, except that the folder itself may be one.
 */
public final class ImageFolder {
    private final Path folder;

    public ImageFolder(Path folder) {
        this.folder = folder;
    }

    /** The file of that name. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * All images, in natural order. Only names are looked at, so a hundred thousand take about a second.
     *
     * @throws IOException if the folder cannot be read; sub-folders that cannot are left out
     */
    public List<String> images() throws IOException {
        return images(name -> false).images();
    }

    /**
     * What a walk through the folder has found.
     *
     * @param images in natural order
     * @param others files of other names that were asked for, in the same order
     */
    public record Found(List<String> images, List<String> others) {}

    /**
     * The same, and other files as well.
     *
     * @param wanted whether a file that has not the name of an image is to be among the others
     */
    public Found images(Predicate<String> wanted) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder + " is not a folder. Choose one with images");
        }
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        Path start = folder.toRealPath();
        Files.walkFileTree(start, new Finder(start, found, wanted));
        found.images().sort(new NaturalOrder());
        found.others().sort(new NaturalOrder());
        return found;
    }

    private final class Finder extends SimpleFileVisitor<Path> {
        private final Path start;
        private final Found found;
        private final Predicate<String> wanted;

        Finder(Path start, Found found, Predicate<String> wanted) {
            this.start = start;
            this.found = found;
            this.wanted = wanted;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            return visited.equals(start) || !isHidden(visited)
                    ? FileVisitResult.CONTINUE
                    : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (!isHidden(file) && ImageFiles.isUsualName(name)) {
                found.images().add(name(file));
            } else if (!isHidden(file) && wanted.test(name)) {
                found.others().add(name(file));
            }
            return FileVisitResult.CONTINUE;
        }

        private String name(Path file) {
            return start.relativize(file)
                    .toString()
                    .replace(folder.getFileSystem().getSeparator(), "/");
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(start)) {
                throw new IOException(folder + " cannot be read. Check who may read it", e);
            }
            return FileVisitResult.CONTINUE;
        }
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
