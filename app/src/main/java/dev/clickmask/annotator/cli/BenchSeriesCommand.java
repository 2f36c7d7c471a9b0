package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.AtomicFile;
import dev.clickmask.annotator.series.Levels;
import dev.clickmask.annotator.series.Series;
import dev.clickmask.annotator.series.SeriesFiles;
import dev.clickmask.annotator.series.Windowing;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.catalog.InstalledForeground;
import dev.clickmask.sam.matte.SliceModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clickmask bench series SERIES}: how long a search takes with batches of different sizes. */
@Command(
        name = "series",
        description = {
            "Search a series as clickmask sector does, with batches of different sizes, and say how long that takes.",
            "All of it counts, reading included, but not the start of the program and of the model."
        },
        sortOptions = false)
final class BenchSeriesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SERIES", description = "A folder of images or DICOM files, or a file of several slices.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path place;

    @Mixin
    private final SliceModelChoice choice;

    @Option(
            names = "--batches",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2,4,8,16,32,64",
            description = "Sizes of batches; ${DEFAULT-VALUE} if not given.")
    private List<Integer> batches = List.of();

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "Runs with each size, of which the median counts; ${DEFAULT-VALUE} if not given.")
    private int runs = 3;

    @Option(names = "--window", paramLabel = "NAME|C,W", description = "As for clickmask sector.")
    private @Nullable String window;

    @Option(names = "--plot", paramLabel = "PNG", description = "Also draw the times of a slice.")
    private @Nullable Path plot;

    @Mixin
    private final Common common = new Common();

    BenchSeriesCommand(Surroundings surroundings) {
        this.choice = new SliceModelChoice(surroundings);
    }

    @Override
    public Integer call() throws IOException, InferenceException {
        if (runs < 1 || batches.isEmpty() || batches.stream().anyMatch(batch -> batch < 1)) {
            throw common.wrongUsage("--runs and --batches must be at least 1");
        }
        if (plot != null) {
            AtomicFile.requireWritable(plot);
        }
        Series series = SeriesFiles.open(place);
        Levels levels = Levels.of(series, asked());
        InstalledForeground installed = choice.installed(common);
        try (ClosedOnExit<SliceModel> open = choice.load(installed)) {
            SeriesBench bench = new SeriesBench(series, levels, open.model());
            SeriesBench.Times first = bench.run(batches.get(batches.size() / 2));
            String title = String.format(
                    Locale.ROOT,
                    "%s of %s pixels, %s, %s",
                    Counted.of(series.names().size(), "slice"),
                    first.size(),
                    installed.id(),
                    open.model().provider());
            common.out().println(title);
            common.out()
                    .printf(
                            Locale.ROOT,
                            "first run, batch %d: %.2f s, %.2f s of processor time%n",
                            first.batch(),
                            first.seconds(),
                            first.processorSeconds());
            common.out().flush();
            List<SeriesBench.Times> table = new ArrayList<>();
            for (int batch : batches) {
                table.add(bench.median(batch, runs));
            }
            print(table);
            if (plot != null) {
                SeriesBenchPlot.write(plot, title, table);
                common.out().println("wrote " + plot);
            }
        }
        return 0;
    }

    private Optional<Windowing> asked() {
        return common.argument(() -> Optional.ofNullable(window).map(Windowing::parse));
    }

    private void print(List<SeriesBench.Times> table) {
        Columns columns = new Columns();
        columns.add("BATCH", "WHOLE", "A SLICE", "OF IT MODEL", "PROCESSOR TIME");
        for (SeriesBench.Times times : table) {
            columns.add(
                    "" + times.batch(),
                    String.format(Locale.ROOT, "%.2f s", times.seconds()),
                    String.format(Locale.ROOT, "%.2f ms", times.millisASlice()),
                    String.format(Locale.ROOT, "%.2f ms", times.modelMillisASlice()),
                    String.format(Locale.ROOT, "%.2f s", times.processorSeconds()));
        }
        columns.printTo(common.out());
    }
}
