package dev.clickmask.annotator.cli;

import dev.clickmask.sam.catalog.CatalogEntry.Restriction;
import dev.clickmask.sam.catalog.CatalogItem;
import dev.clickmask.sam.catalog.ModelState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clickmask models fetch ID...}. */
@Command(name = "fetch", description = "Bring models here, as far as they are not, and check them by SHA-256.")
final class ModelsFetchCommand implements Callable<Integer> {
    private final boolean onTerminal;

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final Models models;

    @Option(
            names = "--accept-licence",
            description = "Fetch a model whose licence restricts its use; you have read and accept it.")
    private boolean accepted;

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Models, by their ids in the list.")
    private List<String> ids = List.of();

    ModelsFetchCommand(Surroundings surroundings) {
        this.models = new Models(surroundings);
        this.onTerminal = surroundings.onTerminal();
    }

    @Override
    public Integer call() throws IOException {
        List<CatalogItem> items = models.items(ids);
        for (CatalogItem item : items) {
            requireAccepted(item);
        }
        for (CatalogItem item : items) {
            common.out().println(item.id() + " is in " + fetch(item));
        }
        return 0;
    }

    private void requireAccepted(CatalogItem item) throws IOException {
        Restriction restriction = item.restriction().orElse(null);
        if (restriction != null && !accepted) {
            throw new IOException(
                    Restrictions.warning(item, restriction) + ". If you accept that, fetch it with --accept-licence");
        }
    }

    private Path fetch(CatalogItem item) throws IOException {
        if (models.store().state(item.id()) != ModelState.PRESENT) {
            common.err().println(item.name() + ": " + Models.licences(item));
            common.err().flush();
        }
        try (DownloadProgress progress = new DownloadProgress(common.err(), onTerminal)) {
            return models.store().bring(item.id(), progress);
        }
    }
}
