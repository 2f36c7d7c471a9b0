package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.PngFile;
import dev.clickmask.annotator.exchange.ProjectSource;
import dev.clickmask.annotator.exchange.Statistics;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.project.ProjectFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clickmask stats DATA}: how many instances of which category and size. */
@Command(name = "stats", description = "Count what is in a data set or project.", sortOptions = false)
final class StatsCommand implements Callable<Integer> {
    @Mixin
    private final DatasetPlace place = new DatasetPlace();

    @Option(names = "--plot", paramLabel = "PNG", description = "Also draw the instances of each category.")
    private @Nullable Path plot;

    @Mixin
    private final Common common = new Common();

    @Override
    public Integer call() throws IOException {
        Path project = place.projectFile();
        if (project != null) {
            printStatuses(project);
        }
        try (DatasetReader reader = project != null
                ? ProjectSource.open(project, EnumSet.allOf(ImageStatus.class))
                : place.open(common.err())) {
            Statistics statistics = Statistics.of(reader);
            print(statistics);
            if (plot != null) {
                draw(statistics, plot);
                common.out().println("wrote " + plot);
            }
        }
        return 0;
    }

    private void printStatuses(Path project) throws IOException {
        Map<ImageStatus, Integer> counts = new EnumMap<>(ImageStatus.class);
        try (ProjectFile file = ProjectFile.open(project)) {
            file.states().values().forEach(state -> counts.merge(state.status(), 1, Integer::sum));
        }
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
                .println("%d instances on %d images, %d of them without any; areas in pixels"
                        .formatted(statistics.instances(), statistics.images(), statistics.imagesWithout()));
    }

    private static void draw(Statistics statistics, Path plot) throws IOException {
        List<String> names = statistics.categories().stream()
                .map(row -> row.category().name())
                .toList();
        List<Integer> counts = statistics.categories().stream()
                .map(Statistics.OfCategory::instances)
                .toList();
        if (names.isEmpty()) {
            throw new IOException("the data set has no categories, so there is nothing to draw into " + plot);
        }
        CategoryChart chart = new CategoryChartBuilder()
                .width(Math.max(480, 48 * names.size()))
                .height(360)
                .title("Instances of each category")
                .yAxisTitle("instances")
                .build();
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setXAxisLabelRotation(names.size() > 8 ? 60 : 0);
        chart.addSeries("instances", names, counts);
        PngFile.write(plot, BitmapEncoder.getBufferedImage(chart));
    }
}
