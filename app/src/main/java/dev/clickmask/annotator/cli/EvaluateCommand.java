package dev.clickmask.annotator.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.clickmask.annotator.dataset.AtomicFile;
import dev.clickmask.annotator.evaluate.ClickReport;
import dev.clickmask.annotator.evaluate.Evaluation;
import dev.clickmask.annotator.evaluate.EvaluationData;
import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.catalog.InstalledModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clickmask evaluate DATA}: the standard click benchmark, on whatever masks a person has. */
@Command(
        name = "evaluate",
        description = {
            "Count the clicks that a model needs.",
            "A simulated person clicks where the mask is most wrong, as in the RITM protocol.",
            "The masks to be found are pictures in a folder of the folders images and masks, or in a table of"
                    + " tab-separated image, mask, foreground and ignore; or the instances of a data set or project."
        },
        sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
    private final ModelOpener opener;
    private final boolean onTerminal;

    @Mixin
    private final DatasetPlace place = new DatasetPlace();

    @Option(names = "--model", paramLabel = "ID", description = "Model to evaluate; may be given several times.")
    private List<String> modelIds = new ArrayList<>();

    @Option(
            names = "--ignore",
            paramLabel = "VALUE",
            defaultValue = "128",
            description = "Gray level of pixels that count neither way; ${DEFAULT-VALUE} if not given.")
    private int ignore;

    @Option(
            names = "--max-clicks",
            paramLabel = "N",
            defaultValue = "20",
            description = "Give up after so many; ${DEFAULT-VALUE} if not given.")
    private int maxClicks;

    @Option(names = "--cycle", description = "Pick the best candidate after the first click, as Tab does.")
    private boolean cycle;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write all figures and one record a mask; a run that was stopped goes on.")
    private @Nullable Path json;

    @Option(
            names = "--plot",
            paramLabel = "PNG",
            description = "Also draw the mean IoU after each click, one line a model.")
    private @Nullable Path plot;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Images to work at at once, ${DEFAULT-VALUE} if not given. With more than one, the seconds a"
                    + " click hold the time in which images wait for each other.")
    private int threads;

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Mixin
    private final Models models;

    @Mixin
    private final Common common = new Common();

    EvaluateCommand(Surroundings surroundings) {
        this.models = new Models(surroundings);
        this.opener = surroundings.opener();
        this.onTerminal = surroundings.onTerminal();
    }

    @Override
    public Integer call() throws IOException, InferenceException {
        if (maxClicks < 1) {
            throw common.wrongUsage("--max-clicks must be 1 or more, not " + maxClicks);
        }
        if (threads < 1) {
            throw common.wrongUsage("--threads must be 1 or more, not " + threads);
        }
        for (Path file : Stream.of(json, plot).filter(Objects::nonNull).toList()) {
            AtomicFile.requireWritable(file);
        }
        if (plot != null && !plot.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw common.wrongUsage("--plot draws a PNG; give a name that ends with .png, not " + plot);
        }
        List<ClickReport> reports = new ArrayList<>();
        Path journal = json == null ? Files.createTempFile("clickmask-", ".jsonl") : journal(json);
        try (EvaluationSource source = EvaluationSource.open(place, ignore, common)) {
            for (InstalledModel model : installed()) {
                reports.add(evaluate(source.data(), model, journal));
            }
        }
        print(reports);
        if (json != null) {
            byte[] document = new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsBytes(document(reports));
            AtomicFile.write(json, out -> out.write(document));
        }
        if (plot != null) {
            ClickPlot.write(plot, reports);
            common.out().println("wrote " + plot);
        }
        Files.delete(journal);
        return 0;
    }

    /** Named by what the runs depend on, so that other settings begin anew. */
    private Path journal(Path report) {
        String settings = ".clicks-" + maxClicks + (cycle ? "-cycle" : "") + "-ignore-" + ignore + ".part";
        return report.resolveSibling(report.getFileName() + settings);
    }

    private List<InstalledModel> installed() throws IOException {
        List<InstalledModel> installed = new ArrayList<>();
        if (modelIds.isEmpty()) {
            installed.add(models.installed(null));
        }
        for (String id : modelIds) {
            installed.add(models.installed(id));
        }
        return installed;
    }

    private ClickReport evaluate(EvaluationData masks, InstalledModel installed, Path journal)
            throws IOException, InferenceException {
        Evaluation evaluation = new Evaluation(masks, maxClicks, cycle, threads);
        try (OpenModel open = OpenModel.load(device.of(opener), installed)) {
            if (!onTerminal) {
                return evaluation.run(open.model(), installed.id(), journal, done -> {});
            }
            try (ProgressBar bar = TerminalBar.of(installed.id(), masks.size())) {
                IntConsumer progress = bar::stepTo;
                return evaluation.run(open.model(), installed.id(), journal, progress);
            }
        }
    }

    private void print(List<ClickReport> reports) {
        Columns columns = new Columns();
        columns.add(row("", reports, ClickReport::model));
        columns.add(row("masks", reports, report -> "" + report.runs().size()));
        for (String figure : reports.get(0).figures().keySet()) {
            columns.add(row(
                    figure, reports, report -> "%.3f".formatted(report.figures().get(figure))));
        }
        columns.printTo(common.out());
    }

    private static String[] row(String name, List<ClickReport> reports, Function<ClickReport, String> cell) {
        List<String> row = new ArrayList<>(List.of(name));
        reports.forEach(report -> row.add(cell.apply(report)));
        return row.toArray(String[]::new);
    }

    private Map<String, Object> document(List<ClickReport> reports) {
        List<Map<String, Object>> evaluated = new ArrayList<>();
        for (ClickReport report : reports) {
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("model", report.model());
            model.putAll(report.figures());
            model.put("masks", report.runs());
            evaluated.add(model);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("data", place.data().toString());
        document.put("max-clicks", maxClicks);
        document.put("cycle", cycle);
        document.put("models", evaluated);
        return document;
    }
}
