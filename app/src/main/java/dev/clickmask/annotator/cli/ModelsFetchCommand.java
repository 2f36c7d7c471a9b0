package dev.clickmask.annotator.cli;

import dev.clickmask.sam.catalog.CatalogItem;
import dev.clickmask.sam.catalog.ModelState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code clickmask models fetch ID...}. */
@Command(name = "fetch", description = "Bring models here, as far as they are not, and check them by SHA-256.")
final class ModelsFetchCommand implements Callable<Integer> {
    private final boolean onTerminal;

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final Models models;

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Models, by their ids in the list.")
    private List<String> ids = List.of();

    ModelsFetchCommand(Surroundings surroundings) {
        this.models = new Models(surroundings);
        this.onTerminal = surroundings.onTerminal();
    }

    @Override
    public Integer call() throws IOException {
        for (CatalogItem item : models.items(ids)) {
            common.out().println(item.id() + " is in " + fetch(item));
        }
        return 0;
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
