package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.document.AnnotatedImage;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The project and the image in it that {@code propagate} begins with. */
final class FollowedProject {
    @Option(
            names = "--project",
            required = true,
            paramLabel = "FOLDER",
            description = "Folder of the images, or the project file itself.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path place;

    @Option(
            names = "--image",
            required = true,
            paramLabel = "NAME",
            description = "The annotated image, by its name in the project.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = "Folder of the images, if it is not that of the project.")
    private @Nullable Path images;

    /** @throws IOException if there is no project, which to open would make one */
    Path file() throws IOException {
        Path file = Files.isDirectory(place) ? place.resolve(ProjectFile.NAME) : place;
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no project at " + place + "; give the folder with " + ProjectFile.NAME);
        }
        return file;
    }

    Path images() throws IOException {
        return images != null
                ? images
                : Objects.requireNonNull(file().toAbsolutePath().getParent());
    }

    /** @throws IOException if nothing is annotated on it */
    AnnotatedImage image(ProjectFile project) throws IOException {
        return project.image(name)
                .filter(image -> !image.instances().isEmpty())
                .orElseThrow(() -> new IOException("nothing is annotated on " + name + " in " + place
                        + "; give the name of an image that has instances"));
    }

    /** How far it is. */
    ImageStatus status(ProjectFile project) throws IOException {
        return Objects.requireNonNull(project.states().get(name)).status();
    }
}
