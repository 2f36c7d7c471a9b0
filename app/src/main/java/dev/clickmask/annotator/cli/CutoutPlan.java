package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.AtomicFile;
import dev.clickmask.annotator.dataset.FileStem;
import dev.clickmask.annotator.series.FolderImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which images become which files. What is there already is left out, so that a run that was ended goes on where it was; how
 * it was made stands in a hidden file beside it, so that cut-outs of different kinds never mix.
 */
final class CutoutPlan {
    private static final String RECIPE = ".clickmask-cutout";

    private final Path folder;
    private final String recipe;
    private final List<Task> tasks;

    /**
     * One image.
     *
     * @param target its cut-out, in a folder that may not exist yet
     */
    record Task(FolderImage image, Path target) {
        /** Where the image is, and which of its file it is. */
        String place() {
            return image.folder().file(image.name()).toString();
        }
    }

    /**
     * Looks at the images' names.
     *
     * @param images files and folders
     * @param folder of the cut-outs
     * @param recipe what the pictures depend on besides the image, in words
     * @throws IOException if an image or folder does not exist
     */
    CutoutPlan(List<Path> images, Path folder, String recipe) throws IOException {
        this.folder = folder;
        this.recipe = recipe;
        Map<String, Path> named = new HashMap<>();
        List<Task> found = new ArrayList<>();
        for (Path place : images) {
            if (!Files.isDirectory(place) && !Files.isRegularFile(place)) {
                throw new NoSuchFileException(place.toString(), null, "there is no such image or folder");
            }
            for (FolderImage image : NamedImage.of(place)) {
                if (!Files.isDirectory(place) || !isOwn(image.file())) {
                    found.add(new Task(image, target(named, image.name(), image.file())));
                }
            }
        }
        this.tasks = List.copyOf(found);
        for (Task task : tasks) {
            if (Files.exists(task.target()) && Files.isSameFile(task.image().file(), task.target())) {
                throw new IOException(
                        task.place() + " would be replaced by its own cut-out; give another folder with --out");
            }
        }
    }

    /** Whether the file is a cut-out of an earlier run, where those lie among the images. */
    private boolean isOwn(Path file) {
        return file.toAbsolutePath()
                .normalize()
                .startsWith(folder.toAbsolutePath().normalize());
    }

    /** Two images whose names differ in their endings only keep them. */
    private Path target(Map<String, Path> named, String name, Path image) throws IOException {
        for (String candidate : List.of(FileStem.of(name) + ".png", name + ".png")) {
            Path other = named.putIfAbsent(candidate, image);
            if (other == null) {
                return folder.resolve(candidate);
            }
            if (Files.isSameFile(other, image)) {
                throw new IOException(image + " is named twice");
            }
        }
        throw new IOException("two images are called " + name + "; cut them out into different folders");
    }

    List<Task> tasks() {
        return tasks;
    }

    /** Those that have no cut-out yet. */
    List<Task> left() {
        return tasks.stream().filter(task -> !Files.exists(task.target())).toList();
    }

    /**
     * Makes the folder, and notes in it how its cut-outs are made.
     *
     * @throws IOException if it holds cut-outs that were made in another way
     */
    void begin() throws IOException {
        Files.createDirectories(folder);
        Path note = folder.resolve(RECIPE);
        if (!Files.exists(note)) {
            AtomicFile.write(note, out -> out.write(recipe.getBytes(StandardCharsets.UTF_8)));
            return;
        }
        String earlier = Files.readString(note);
        if (!earlier.equals(recipe)) {
            throw new IOException(folder + " holds cut-outs by " + earlier + ", and these would be by " + recipe
                    + "; give another folder with --out, or say --again to replace them");
        }
    }

    /** Forgets how the cut-outs in the folder were made, and makes all again. */
    List<Task> again() throws IOException {
        Files.deleteIfExists(folder.resolve(RECIPE));
        return tasks;
    }
}
