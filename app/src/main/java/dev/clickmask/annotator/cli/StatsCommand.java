package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.exchange.ProjectSource;
import dev.clickmask.annotator.exchange.Statistics;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clickmask stats DATA}: how many instances of which category and size. */
@Command(name = "stats", description = "Count what is in a data set or project.", sortOptions = false)
final class StatsCommand implements Callable<Integer> {
    @Mixin
    private final DatasetPlace place = new DatasetPlace();

    @Option(
            names = "--plot",
            paramLabel = "PNG",
            description = "Also draw instances by category and size, and a project's images by status.")
    private @Nullable Path plot;

    @Mixin
    private final Common common = new Common();

    @Override
    public Integer call() throws IOException {
        Path project = place.projectFile();
        Map<ImageStatus, Integer> statuses = project == null ? Map.of() : statuses(project);
        if (project != null) {
            print(statuses);
        }
        try (DatasetReader reader =
                project != null ? ProjectSource.open(project, EnumSet.allOf(ImageStatus.class)) : place.open(common)) {
            Statistics statistics = Statistics.of(reader);
            print(statistics);
            if (plot != null) {
                StatisticsPlot.write(plot, statistics, statuses);
                common.out().println("wrote " + plot);
            }
        }
        return 0;
    }

    private static Map<ImageStatus, Integer> statuses(Path project) throws IOException {
        Map<ImageStatus, Integer> counts = new EnumMap<>(ImageStatus.class);
        try (ProjectFile file = ProjectFile.openToRead(project)) {
            file.states().values().forEach(state -> counts.merge(state.status(), 1, Integer::sum));
        }
        return counts;
    }

    private void print(Map<ImageStatus, Integer> counts) {
        Columns columns = new Columns();
        columns.add("STATUS", "IMAGES");
        counts.forEach((status, images) -> columns.add(status.toString(), images.toString()));
        columns.printTo(common.out());
        common.out().println();
    }

    private void print(Statistics statistics) {
        Columns columns = new Columns();
        columns.add("CATEGORY", "INSTANCES", "IMAGES", "SMALLEST", "MEDIAN", "LARGEST");
        for (Statistics.OfCategory row : statistics.categories()) {
            columns.add(
                    row.category().name(),
                    "" + row.instances(),
                    "" + row.images(),
                    "" + row.smallest(),
                    "" + row.median(),
                    "" + row.largest());
        }
        columns.printTo(common.out());
        common.out()
                .println(Counted.of(statistics.instances(), "instance") + " on "
                        + Counted.of(statistics.images(), "image") + ", " + statistics.imagesWithout()
                        + " of them without any; areas in pixels");
    }
}
