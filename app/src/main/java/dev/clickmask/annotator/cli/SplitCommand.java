package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.dataset.Ids;
import dev.clickmask.annotator.exchange.DatasetFormat;
import dev.clickmask.annotator.exchange.ExportOptions;
import dev.clickmask.annotator.exchange.Grouping;
import dev.clickmask.annotator.exchange.Split;
import dev.clickmask.annotator.exchange.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clickmask split DATA --out DIR}: training, validation and test, by a seed, groups as a whole. */
@Command(name = "split", description = "Share a data set out, such as for training and test.", sortOptions = false)
final class SplitCommand implements Callable<Integer> {
    @Mixin
    private final DatasetPlace place = new DatasetPlace();

    @Option(
            names = "--shares",
            split = ",",
            paramLabel = "NAME=WEIGHT",
            defaultValue = "train=80,val=10,test=10",
            description = "Names and weights; ${DEFAULT-VALUE} if not given.")
    private Map<String, Double> shares = new LinkedHashMap<>();

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            defaultValue = "folder",
            description = "What stays together: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Grouping grouping;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Another one, another split.")
    private long seed;

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            defaultValue = "coco",
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DatasetFormat to;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for the parts; made if missing.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Mixin
    private final WritingOptions options = new WritingOptions();

    @Mixin
    private final Common common = new Common();

    @Override
    public Integer call() throws IOException {
        Split split = split();
        ExportOptions chosen = options.of(to, common);
        LeftOutNotes left = new LeftOutNotes(common.err());
        try (DatasetReader reader = place.open(common)) {
            List<String> images = new ArrayList<>();
            reader.forEachImage(image -> images.add(image.file()));
            Map<String, String> shareOf = split.assign(images);
            Files.createDirectories(out);
            Map<String, Integer> written = write(reader, shareOf, chosen, left);
            for (String share : shares.keySet()) {
                common.out()
                        .println(share + ": " + Counted.of(written.getOrDefault(share, 0), "image") + " in "
                                + target(share));
            }
        }
        return left.status();
    }

    private Split split() {
        return common.argument(() -> new Split(
                shares.entrySet().stream()
                        .map(share -> new Split.Share(share.getKey(), share.getValue()))
                        .toList(),
                grouping,
                seed));
    }

    /** Goes through the data set once; the parts share their numbers, so none has one of another, and keep those of the source. */
    private Map<String, Integer> write(
            DatasetReader reader, Map<String, String> shareOf, ExportOptions chosen, LeftOutNotes left)
            throws IOException {
        Map<String, Integer> written = new HashMap<>();
        Ids ids = reader.ids();
        Map<String, DatasetWriter> writers = new LinkedHashMap<>();
        try {
            for (String share : shares.keySet()) {
                writers.put(
                        share,
                        to.create(new DatasetFormat.Target(
                                target(share), place.images(reader), reader.categories(), ids, chosen)));
            }
            reader.forEachImage(image -> {
                String share = Objects.requireNonNull(shareOf.get(image.file()));
                if (Transfer.write(image, Objects.requireNonNull(writers.get(share)), left)) {
                    written.merge(share, 1, Integer::sum);
                }
            });
            for (DatasetWriter writer : writers.values()) {
                writer.finish();
            }
            return written;
        } finally {
            for (DatasetWriter writer : writers.values()) {
                writer.close();
            }
        }
    }

    private Path target(String share) {
        return out.resolve(to.isOneFile() ? share + ".json" : share);
    }
}
