package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.project.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The project that a command reads. */
final class ProjectPlace {
    @Parameters(paramLabel = "PROJECT", description = "Folder of the images, or the project file itself.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path place;

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
}
