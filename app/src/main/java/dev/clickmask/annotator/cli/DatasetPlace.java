package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.Finding;
import dev.clickmask.annotator.dataset.Space;
import dev.clickmask.annotator.exchange.DatasetFormat;
import dev.clickmask.annotator.exchange.ImportOptions;
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

    @Option(
            names = "--polygon-origin",
            paramLabel = "N",
            description = "coco: what its polygons call the top-left corner of an image: 0 (if not given), or 1 for a"
                    + " program that counts pixels from 1.")
    private @Nullable Integer polygonOrigin;

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

    /** Opens the data set; findings are told on the error stream. Wrong usage if an option is not for its format. */
    DatasetReader open(Common common) throws IOException {
        DatasetFormat meant = format != null ? format : DatasetFormat.of(data);
        if (polygonOrigin != null && !meant.hasPolygonOrigin()) {
            throw common.wrongUsage("--polygon-origin means nothing for " + meant);
        }
        ImportOptions told = options(space, polygonOrigin, common);
        return meant.open(data, images != null ? images : usualImages(), told, finding -> tell(common.err(), finding));
    }

    /** What was said of a data set; wrong usage if there is no such origin. */
    static ImportOptions options(@Nullable Space space, @Nullable Integer polygonOrigin, Common common) {
        return common.argument(() -> new ImportOptions(space, polygonOrigin == null ? 0 : polygonOrigin));
    }

    static void tell(PrintWriter err, Finding finding) {
        err.println("note: " + finding);
    }
}
