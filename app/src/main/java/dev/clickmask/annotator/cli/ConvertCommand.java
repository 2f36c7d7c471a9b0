package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.dataset.DatasetReader;
import dev.clickmask.annotator.dataset.DatasetWriter;
import dev.clickmask.annotator.exchange.DatasetFormat;
import dev.clickmask.annotator.exchange.ExportOptions;
import dev.clickmask.annotator.exchange.Transfer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clickmask convert DATA --to FORMAT --out PATH}: from one format to another, without a project. */
@Command(name = "convert", description = "Turn a data set into another format.", sortOptions = false)
final class ConvertCommand implements Callable<Integer> {
    @Mixin
    private final DatasetPlace place = new DatasetPlace();

    @Option(names = "--to", required = true, paramLabel = "FORMAT", description = "One of ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DatasetFormat to;

    @Option(names = "--out", required = true, paramLabel = "PATH", description = "File or folder to write.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Mixin
    private final WritingOptions options = new WritingOptions();

    @Mixin
    private final Common common = new Common();

    @Override
    public Integer call() throws IOException {
        ExportOptions chosen = options.of(to, common);
        LeftOutNotes left = new LeftOutNotes(common.err());
        try (DatasetReader reader = place.open(common);
                DatasetWriter writer = to.create(new DatasetFormat.Target(
                        out, place.images(reader), reader.categories(), reader.ids(), chosen))) {
            int images = Transfer.copy(reader, writer, left, done -> {});
            common.out()
                    .println("wrote " + Counted.of(images, "image") + " as " + to + " to " + out
                            + WritingOptions.words(chosen));
        }
        return left.status();
    }
}
