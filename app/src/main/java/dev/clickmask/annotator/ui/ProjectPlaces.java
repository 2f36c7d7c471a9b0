package dev.clickmask.annotator.ui;

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
     * The project file of a folder of images; it need not exist yet.
     *
     * @param folder absolute     *
     * @throws IOException if there is nowhere to keep it
     */
    Path of(Path folder) throws IOException {
        Optional<Path> chosen = settings.project(folder);
        Path beside = folder.resolve(ProjectFile.NAME);
        if (chosen.isPresent()) {
            return chosen.get();
        } else if (!folder.equals(samples)
                && Files.isWritable(Files.exists(beside) ? beside : folder)
                && Files.isWritable(folder)) {
            return beside;
        }
        return inOwnFolder(folder);
    }

    private Path inOwnFolder(Path folder) throws IOException {
        Files.createDirectories(own);
        Path absolute = folder.toAbsolutePath().normalize();
        UUID place = UUID.nameUUIDFromBytes(absolute.toString().getBytes(StandardCharsets.UTF_8));
        return own.resolve(absolute.getFileName() + "-" + place.toString().substring(0, 8) + ".clickmask");
    }
}
