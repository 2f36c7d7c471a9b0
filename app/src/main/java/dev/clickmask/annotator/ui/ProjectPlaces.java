package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.dataset.AtomicFile;
import dev.clickmask.annotator.project.ProjectFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides where the annotations of a folder are kept: beside its images or, where nothing can be written, in a folder of the
 * person's own, unless the person chose another place.
 */
final class ProjectPlaces {
    private final Settings settings;
    private final Path own;
    private final Path samples;

    /**
     * Makes no folder yet.
     *
     * @param own folder for projects of folders that cannot be written
     * @param samples folder that comes with the program, in which nothing is written
     */
    ProjectPlaces(Settings settings, Path own, Path samples) {
        this.settings = settings;
        this.own = own;
        this.samples = samples.toAbsolutePath().normalize();
    }

    /**
     * The project file of a folder of images; it need not exist yet, unless the person chose it.
     *
     * @param folder absolute
     * @throws ProjectGone if the file that the person chose is not there: an empty one in its place would look as if the
     *     work was lost
     * @throws IOException if there is nowhere to keep it
     */
    Path of(Path folder) throws IOException {
        Optional<Path> chosen = settings.project(folder);
        if (chosen.isPresent() && !Files.isRegularFile(chosen.get())) {
            throw new ProjectGone(folder, chosen.get());
        }
        return chosen.isPresent() ? chosen.get() : usual(folder);
    }

    private Path usual(Path folder) throws IOException {
        Path beside = folder.resolve(ProjectFile.NAME);
        boolean writable = Files.isWritable(folder) && (!Files.exists(beside) || Files.isWritable(beside));
        if (writable && !folder.equals(samples)) {
            return beside;
        }
        Files.createDirectories(own);
        Path instead = inOwnFolder(folder);
        if (Files.isRegularFile(beside) && !Files.exists(instead)) {
            // What others made there is the beginning, in a copy that can be written.
            AtomicFile.write(instead, out -> Files.copy(beside, out));
        }
        return instead;
    }

    private Path inOwnFolder(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        UUID place = UUID.nameUUIDFromBytes(absolute.toString().getBytes(StandardCharsets.UTF_8));
        return own.resolve(absolute.getFileName() + "-" + place.toString().substring(0, 8) + ".clickmask");
    }

    /** Whether that file takes the place of one beside the images, because that could not be written. */
    boolean isInstead(Path folder, Path file) {
        return !folder.equals(samples) && file.equals(inOwnFolder(folder));
    }

    /**
     * Remembers at once where the annotations of a folder are from now on; not on the event dispatch thread.
     *
     * @throws IOException if that cannot be remembered; it is then as before
     */
    void choose(Path folder, Path file) throws IOException {
        Optional<Path> before = settings.project(folder);
        settings.setProject(folder, file.equals(usual(folder)) ? Optional.empty() : Optional.of(file));
        boolean stored = false;
        try {
            settings.store();
            stored = true;
        } finally {
            if (!stored) {
                settings.setProject(folder, before);
            }
        }
    }
}
