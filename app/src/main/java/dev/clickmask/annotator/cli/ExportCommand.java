package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.exchange.DatasetFormat;
import dev.clickmask.annotator.exchange.ExportOptions;
import dev.clickmask.annotator.exchange.ProjectPictures;
import dev.clickmask.annotator.exchange.ProjectSource;
import dev.clickmask.annotator.exchange.Transfer;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.series.FolderImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clickmask export PROJECT --to FORMAT --out PATH}. */
@Command(name = "export", description = "Write the annotations of a project as a data set.", sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private final ProjectPlace place = new ProjectPlace();

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            defaultValue = "coco",
            description = "One of ${COMPLETION-CANDIDATES}; coco if not given.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DatasetFormat to;

    @Option(names = "--out", required = true, paramLabel = "PATH", description = "File or folder to write.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            split = ",",
            description = "Only images of these statuses: ${COMPLETION-CANDIDATES}; new are also those that nobody has"
                    + " touched. All in the project but skipped ones if not given.")
    private @Nullable Set<ImageStatus> statuses;

    @Mixin
    private final WritingOptions options = new WritingOptions();

    @Mixin
    private final Common common = new Common();

    @Override
    public Integer call() throws IOException {
        ExportOptions chosen = options.of(to, common);
        LeftOutNotes left = new LeftOutNotes(common.err());
        try (ProjectSource project = source(left);
                DatasetWriter writer = to.create(new DatasetFormat.Target(
                        out,
                        new ProjectPictures(new FolderImages(place.images()), project.windows()),
                        project.categories(),
                        project.ids(),
                        chosen))) {
            int images = Transfer.copy(project, writer, left, done -> {});
            common.out()
                    .println("wrote " + Counted.of(images, "image") + " as " + to + " to " + out
                            + WritingOptions.words(chosen));
        }
        return left.status();
    }

    private ProjectSource source(LeftOutNotes left) throws IOException {
        return statuses == null
                ? ProjectSource.open(place.file(), EnumSet.complementOf(EnumSet.of(ImageStatus.SKIPPED)))
                : ProjectSource.open(place.file(), statuses, place.images(), left);
    }
}
