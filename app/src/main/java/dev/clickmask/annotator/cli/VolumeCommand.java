package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.volume.LabelVolume;
import dev.clickmask.annotator.exchange.ProjectSource;
import dev.clickmask.annotator.project.ImageStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clickmask volume PROJECT}: the annotations of a series as a label volume. */
@Command(
        name = "volume",
        description = {
            "Write the annotations of a series as a TIFF with a page for each image, whose pixels number the objects.",
            "An object has one number on all images, by its track. A table of the objects is written beside it."
        },
        sortOptions = false)
final class VolumeCommand implements Callable<Integer> {
    @Mixin
    private final ProjectPlace place = new ProjectPlace();

    @Option(names = "--out", required = true, paramLabel = "TIFF", description = "File to write.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(
            names = "--series",
            paramLabel = "NAME",
            description = "Only this one, by the name of its file or folder in the project; usually all images.")
    private @Nullable String series;

    @Mixin
    private final Common common = new Common();

    @Override
    public Integer call() throws IOException {
        LeftOutNotes left = new LeftOutNotes(common.err());
        try (ProjectSource project = source(left)) {
            int pages = LabelVolume.write(out, project);
            common.out()
                    .println("wrote " + Counted.of(pages, "page") + " to " + out + ", and what is on them to " + out
                            + ".json");
        }
        return left.status();
    }

    private ProjectSource source(LeftOutNotes left) throws IOException {
        return series == null
                ? ProjectSource.open(place.file(), EnumSet.allOf(ImageStatus.class), place.images(), left)
                : ProjectSource.ofSeries(place.file(), series, place.images(), left);
    }
}
