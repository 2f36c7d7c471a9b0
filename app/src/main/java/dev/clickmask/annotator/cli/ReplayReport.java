package dev.clickmask.annotator.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.clickmask.annotator.dataset.AtomicFile;
import dev.clickmask.annotator.document.Instance;
import dev.clickmask.annotator.segment.Replay;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How instances came out of a replay. */
final class ReplayReport {
    /** Where a person would begin to look again, and where a model says the same. */
    private static final List<Double> LIMITS = List.of(0.5, 0.75, 0.9);

    private final String model;
    private final Map<Integer, String> categories;
    private final List<Row> rows = new ArrayList<>();

    /**
     * Begins a report.
     *
     * @param model id of the model that answered
     * @param categories names by id
     */
    ReplayReport(String model, Map<Integer, String> categories) {
        this.model = model;
        this.categories = categories;
    }

    /** How one instance came out. */
    record Row(String image, Instance instance, Replay.Remade remade) {}

    /** Adds an instance and prints its line. */
    void add(Row row, PrintWriter out) {
        rows.add(row);
        out.printf(
                "%s  %d  %s  IoU %.3f  predicted %.2f -> %.2f%n",
                row.image,
                row.instance.id(),
                category(row),
                row.remade.iou(),
                row.instance.origin().predictedIou(),
                row.remade.predictedIou());
        out.flush();
    }

    private String category(Row row) {
        return String.valueOf(categories.get(row.instance.categoryId()));
    }

    /** Prints what all of them come to. */
    void summarize(PrintWriter out) {
        Columns columns = new Columns();
        columns.add("instances", "" + rows.size());
        if (!rows.isEmpty()) {
            columns.add("mean IoU", "%.3f".formatted(meanIou()));
            for (double limit : LIMITS) {
                columns.add("below " + limit, "" + below(limit));
            }
        }
        columns.printTo(out);
    }

    private double meanIou() {
        return rows.stream().mapToDouble(row -> row.remade.iou()).average().orElse(Double.NaN);
    }

    private long below(double iou) {
        return rows.stream().filter(row -> row.remade.iou() < iou).count();
    }

    /** Writes one record an instance. */
    void write(Path file) throws IOException {
        List<Map<String, Object>> instances = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> instance = new LinkedHashMap<>();
            instance.put("image", row.image);
            instance.put("instance", row.instance.id());
            instance.put("category", category(row));
            instance.put("iou", row.remade.iou());
            instance.put("model-before", row.instance.origin().model());
            instance.put("predicted-iou-before", row.instance.origin().predictedIou());
            instance.put("predicted-iou", row.remade.predictedIou());
            instances.add(instance);
        }
        byte[] document = new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsBytes(Map.of("model", model, "instances", instances));
        AtomicFile.write(file, out -> out.write(document));
    }
}
