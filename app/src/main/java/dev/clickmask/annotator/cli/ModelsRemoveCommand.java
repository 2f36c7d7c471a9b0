package dev.clickmask.annotator.cli;

import dev.clickmask.sam.catalog.CatalogItem;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code clickmask models remove ID...}. */
@Command(name = "remove", description = "Delete the files of models.")
final class ModelsRemoveCommand implements Callable<Integer> {
    @Mixin
    private final Common common = new Common();

    @Mixin
    private final Models models;

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Models, by their ids in the list.")
    private List<String> ids = List.of();

    ModelsRemoveCommand(Surroundings surroundings) {
        this.models = new Models(surroundings);
    }

    @Override
    public Integer call() throws IOException {
        for (CatalogItem entry : models.items(ids)) {
            models.store().remove(entry.id());
            common.out().println(entry.id() + " is not in " + models.folder() + " any more");
        }
        return 0;
    }
}
