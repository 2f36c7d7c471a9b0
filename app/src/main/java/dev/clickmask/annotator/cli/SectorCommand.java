package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.AtomicFile;
import dev.clickmask.annotator.exchange.FoundSector;
import dev.clickmask.annotator.exchange.SectorJson;
import dev.clickmask.annotator.series.Levels;
import dev.clickmask.annotator.series.Margin;
import dev.clickmask.annotator.series.Sector;
import dev.clickmask.annotator.series.SectorSearch;
import dev.clickmask.annotator.series.Series;
import dev.clickmask.annotator.series.SeriesFiles;
import dev.clickmask.annotator.series.SliceBoxes;
import dev.clickmask.annotator.series.Windowing;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.catalog.InstalledForeground;
import dev.clickmask.sam.matte.SliceModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clickmask sector SERIES}: the box of an object in a volume. */
@Command(
        name = "sector",
        description = {
            "Find an object in all slices of a series, and its box in the volume.",
            "Slices that are missing, damaged or of another size are named, and the others searched."
        },
        sortOptions = false,
        sortSynopsis = false)
final class SectorCommand implements Callable<Integer> {
    private final boolean onTerminal;

    @Parameters(
            paramLabel = "SERIES",
            description = "A folder of numbered images or of DICOM files, or a TIFF or DICOM file of several slices.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path place;

    @Mixin
    private final SliceModelChoice choice;

    @Option(
            names = "--window",
            paramLabel = "NAME|C,W",
            description = {
                "Which values become black to white: abdomen, lung, bone, brain, mediastinum, liver, spine, angio, or centre and width.",
                "If not given, that of the DICOM files; 8 bits as they are; else all values that nine of the slices have."
            })
    private @Nullable String window;

    @Option(
            names = "--margin",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Add so much on each side: pixels (8), a share (10%%, slices too) or millimetres (5mm, slices too).")
    private String margin = "0";

    @Option(
            names = "--least",
            paramLabel = "CELLS",
            description = "Cells of the model's answer that the object encloses at least in a slice that has it.")
    private @Nullable Integer least;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "16",
            description = "Most slices in one run of the model; ${DEFAULT-VALUE} if not given.")
    private int batch = 16;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the sector and the box of each slice.")
    private @Nullable Path json;

    @Mixin
    private final Common common = new Common();

    SectorCommand(Surroundings surroundings) {
        this.choice = new SliceModelChoice(surroundings);
        this.onTerminal = surroundings.onTerminal();
    }

    @Override
    public Integer call() throws IOException, InferenceException {
        Margin wanted = common.argument(() -> Margin.parse(margin));
        Optional<Windowing> asked =
                Optional.ofNullable(window).map(text -> common.argument(() -> Windowing.parse(text)));
        if (batch < 1 || (least != null && least < 0)) {
            throw common.wrongUsage("--batch must be at least 1, and --least at least 0");
        }
        if (json != null) {
            AtomicFile.requireWritable(json);
        }
        Series series = SeriesFiles.open(place);
        if (wanted.unit() == Margin.Unit.MILLIMETRES && series.spacing().isEmpty()) {
            throw new IOException(
                    place + " does not say how far apart its pixels are; give the margin in pixels or percent");
        }
        InstalledForeground installed = choice.installed(common);
        try (ClosedOnExit<SliceModel> open = choice.load(installed)) {
            SectorReport report = report(series, asked, wanted, open.model(), installed);
            report.printTo(common.out(), common.err());
            if (json != null) {
                SectorJson.write(json, report.found());
                common.out().println("wrote " + json);
            }
            return report.found().boxes().skipped().isEmpty() ? 0 : 1;
        }
    }

    private SectorReport report(
            Series series, Optional<Windowing> asked, Margin wanted, SliceModel model, InstalledForeground installed)
            throws IOException, InferenceException {
        long start = System.nanoTime();
        Levels levels = Levels.of(series, asked);
        int leastArea = least == null ? installed.spec().leastArea() : least;
        SliceBoxes boxes = search(new SectorSearch(series, levels, model, batch, leastArea), series);
        FoundSector found = new FoundSector(series, installed.id(), levels.window(), boxes, Sector.of(boxes));
        double seconds = (System.nanoTime() - start) / 1e9;
        return new SectorReport(found.with(wanted), batch, seconds);
    }

    private SliceBoxes search(SectorSearch search, Series series) throws IOException, InferenceException {
        if (!onTerminal) {
            return search.run(() -> {});
        }
        try (ProgressBar bar = TerminalBar.of("Searching", series.names().size())) {
            return search.run(bar::step);
        }
    }
}
