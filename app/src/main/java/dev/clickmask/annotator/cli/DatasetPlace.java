package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.exchange.DatasetFormat;
import dev.clickmask.annotator.project.ProjectFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The data set that a command reads: where it is, its format, and where its images are. */
final class DatasetPlace {
    @Parameters(paramLabel = "DATA", description = "File or folder of the data set.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path data;

    @Option(
            names = "--from",
            paramLabel = "FORMAT",
            description = "Its format, if it cannot be told: ${COMPLETION-CANDIDATES}.")
    private @Nullable DatasetFormat format;

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = "Folder of its images, if it is not that of the data set.")
    private @Nullable Path images;

    @Option(
            names = "--from-space",
            paramLabel = "SPACE",
            description = "What its masks lie on: upright or stored; if not given, what the data set says, or upright.")
    private @Nullable Space space;

    Path data() {
        return data;
    }

    /** The folder that the names of images are relative to. */
    Path images(DatasetReader opened) {
        return images != null ? images : opened.imageFolder().orElseGet(this::usualImages);
    }

    private Path usualImages() {
        Path folder = Files.isDirectory(data) ? data : data.toAbsolutePath().getParent();
        return Objects.requireNonNull(folder, "a file lies in a folder");
    }

    /** Whether the person said of what format it is. */
    boolean hasFormat() {
        return format != null;
    }

    /** The project file that is meant, or null if it is no project. */
    @Nullable
    Path projectFile() {
        Path inFolder = data.resolve(ProjectFile.NAME);
        if (Files.isRegularFile(inFolder)) {
            return inFolder;
        }
        return data.toString().endsWith(".clickmask") && Files.isRegularFile(data) ? data : null;
    }

    /** Opens the data set; findings are told on the error stream. */
    DatasetReader open(PrintWriter err) throws IOException {
        DatasetFormat meant = format != null ? format : DatasetFormat.of(data);
        return meant.open(data, images != null ? images : usualImages(), space, finding -> tell(err, finding));
    }

    static void tell(PrintWriter err, Finding finding) {
        err.println("note: " + finding);
    }
}
