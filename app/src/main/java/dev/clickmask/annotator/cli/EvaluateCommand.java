package dev.clickmask.annotator.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.clickmask.annotator.dataset.AtomicFile;
import dev.clickmask.annotator.evaluate.ClickReport;
import dev.clickmask.annotator.evaluate.Evaluation;
import dev.clickmask.annotator.segment.ModelOpener;
import dev.clickmask.sam.InferenceException;
import dev.clickmask.sam.catalog.InstalledModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntConsumer;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clickmask evaluate DATA}: the standard click benchmark, on whatever masks a person has. */
@Command(
        name = "evaluate",
        description = {
            "Count the clicks that a model needs.",
            "A simulated person clicks where the mask is most wrong, as in the RITM protocol."
        },
        sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
    private final ModelOpener opener;
    private final boolean onTerminal;

    @Parameters(
            paramLabel = "DATA",
            description = "Folder of the folders images and masks, or a table of tab-separated image, mask,"
                    + " foreground and ignore.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path data;

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
        if (json != null) {
            AtomicFile.requireWritable(json);
        }
        Evaluation evaluation = new Evaluation(data, ignore, maxClicks, cycle);
        Path journal = json == null ? Files.createTempFile("clickmask-", ".jsonl") : journal(json);
        List<ClickReport> reports = new ArrayList<>();
        for (InstalledModel model : installed()) {
            reports.add(evaluate(evaluation, model, journal));
        }
        print(reports);
        if (json != null) {
            byte[] document = new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsBytes(document(reports));
            AtomicFile.write(json, out -> out.write(document));
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

    private ClickReport evaluate(Evaluation evaluation, InstalledModel installed, Path journal)
            throws IOException, InferenceException {
        try (OpenModel open = OpenModel.load(opener, installed)) {
            if (!onTerminal) {
                return evaluation.run(open.model(), installed.id(), journal, done -> {});
            }
            try (ProgressBar bar = TerminalBar.of(installed.id(), evaluation.size())) {
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
        document.put("data", data.toString());
        document.put("max-clicks", maxClicks);
        document.put("cycle", cycle);
        document.put("models", evaluated);
        return document;
    }
}
